import { SignIn as Door } from "@/c/shell/SignIn";

/** The same door on dark ground. */
export const SignIn = (props: Parameters<typeof Door>[0]) => <div className="vendor-door"><Door {...props} /></div>;
