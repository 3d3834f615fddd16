// One sheet for the whole console: a screen fetched after a broken connection must not come without its looks.
import "@/c/kit/kit.css";
import "@/c/kit/panel.css";
import "@/c/kit/table.css";
import "@/c/shell/shell.css";
import "@/c/shell/signin.css";
import "@/features/masterdata/console/md.css";
import "@/packages/ui-tokens/StatusMark.css";
import "./v.css";
