// One sheet for the whole console: a screen fetched after a broken connection must not come without its looks.
import "./kit/kit.css";
import "./kit/panel.css";
import "./kit/table.css";
import "./shell/shell.css";
import "./shell/signin.css";
import "@/features/identity/console/people.css";
import "@/features/onboarding/console/imports.css";
import "@/features/masterdata/console/md.css";
import "@/features/insights/console/insights.css";
import "@/features/orders/console/graph.css";
import "@/features/orders/console/order.css";
import "@/features/orders/console/orders.css";
import "@/features/records/console/trail.css";
import "@/features/reporting/console/reports.css";
import "@/packages/lines/OperationLine.css";
import "@/packages/ui-tokens/StatusMark.css";
