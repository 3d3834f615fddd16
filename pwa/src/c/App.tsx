import { MeDocument } from "@/packages/api/generated/graphql";
import { Entry } from "./Entry";
import { Shell } from "./shell/Shell";
import { SignIn } from "./shell/SignIn";

export const App = () => <Entry me={MeDocument} SignIn={SignIn} Shell={Shell} />;
