from infra.permissions import Permission
from tenants.roles import ADMIN, OWNER

REQUEST_VISIT = Permission("identity.visit:request", "Record that somebody asks to be let in", zh="登记来访申请")
READ_VISITS = Permission(
    "identity.visit:read", "See who was let in from outside", roles={ADMIN, OWNER}, zh="查看外部人员来访"
)
DECIDE_VISIT = Permission(
    "identity.visit:decide", "Let people from outside in, or not", roles={ADMIN, OWNER}, zh="同意或拒绝外部人员进入"
)
END_VISIT = Permission("identity.visit:end", "End a visit at once", roles={ADMIN, OWNER}, zh="结束来访")
OPEN_VISIT = Permission("identity.visit:open", "Begin a visit that was consented to", zh="开始来访")
LOOK = Permission("identity.visit:look", "Record what a visitor looks at", zh="登记来访查看")
