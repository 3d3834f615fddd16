import { lazy, Suspense } from "react";
import { MeDocument } from "@/packages/api/generated/graphql";
import { Entry } from "./Entry";
import { Shell } from "./shell/Shell";
import { SignIn } from "./shell/SignIn";

const InvitePage = lazy(() => import("@/features/identity/invite/InvitePage"));

/** Who was asked in is nobody here yet: his page stands before the sign-in. */
const invited = /^#\/invite(?:\/([^/?]+))?(?:\/([^/?]+))?/.exec(location.hash);

export const App = () => invited ? <Suspense fallback={null}><InvitePage company={invited[1] ?? ""} code={invited[2] ?? ""} /></Suspense> : <Entry me={MeDocument} SignIn={SignIn} Shell={Shell} />;
