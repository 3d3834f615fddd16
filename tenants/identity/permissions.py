from infra.permissions import Permission
from tenants.roles import (
    ADMIN,
    DEVICE,
    EVERYONE,
    INSPECTOR,
    OPERATOR,
    OWNER,
    PLANNER,
    QUALITY_LEAD,
    TEAM_LEAD,
    WAREHOUSE,
)

OPEN_SESSION = Permission("identity.session:open", "Sign in", roles={EVERYONE}, zh="登录")
END_SESSION = Permission("identity.session:end", "Sign out", roles={EVERYONE}, zh="退出登录")
READ_SESSIONS = Permission(
    "identity.session:read", "See who is signed in, where and how", roles={ADMIN}, zh="查看全部登录会话"
)
REVOKE_SESSION = Permission(
    "identity.session:revoke", "End other people's sessions", roles={ADMIN}, zh="结束他人的登录会话"
)
SET_PASSWORD = Permission("identity.password:set", "Change one's own password", roles={EVERYONE}, zh="修改自己的密码")
CHANGE_OWN = Permission(
    "identity.profile:change", "Change one's own language and phone", roles={EVERYONE}, zh="修改个人资料"
)

ENROLL_FACTOR = Permission(
    "identity.factor:enroll", "Enrol a second factor of one's own", roles={EVERYONE}, zh="登记自己的第二验证"
)
PROVE_FACTOR = Permission(
    "identity.factor:prove", "Prove one's second factor", roles={EVERYONE}, zh="通过自己的第二验证"
)
MANAGE_FACTOR = Permission(
    "identity.factor:manage", "Rename and remove one's own second factors", roles={EVERYONE}, zh="管理自己的第二验证"
)
RESET_FACTOR = Permission(
    "identity.factor:reset", "Take away a person's second factors, e.g. after a phone was lost", roles={ADMIN},
    zh="重置他人的第二验证", reason=True,
)  # fmt: skip
UNLOCK_ACCOUNT = Permission("identity.account:unlock", "Unlock accounts", roles={ADMIN}, zh="解锁账号")
READ_SECURITY = Permission(
    "identity.security:read", "See the security policy and single sign-on", roles={ADMIN, OWNER}, zh="查看安全策略"
)
CHANGE_SECURITY = Permission(
    "identity.security:change", "Change the security policy and single sign-on", roles={ADMIN}, zh="修改安全策略"
)
LINK_IDENTITY = Permission("identity.sso:link", "Link a person of the identity provider", zh="关联身份提供方的人员")

READ_PEOPLE = Permission(
    "identity.user:read", "See people, teams and roles",
    roles={TEAM_LEAD, PLANNER, QUALITY_LEAD, OWNER, ADMIN}, zh="查看人员、班组和角色",
)  # fmt: skip
CREATE_USER = Permission("identity.user:create", "Add people", roles={ADMIN}, zh="添加人员")
CHANGE_USER = Permission(
    "identity.user:change", "Change people and their passwords", roles={ADMIN}, zh="修改人员资料和密码"
)
DEACTIVATE_USER = Permission(
    "identity.user:deactivate", "Deactivate and reactivate people", roles={ADMIN}, zh="停用或恢复人员"
)
RESET_PIN = Permission("identity.pin:reset", "Reset PINs", roles={TEAM_LEAD, ADMIN}, zh="重置 PIN 码")
ISSUE_BADGE = Permission(
    "identity.badge:issue", "Issue and withdraw badges", roles={TEAM_LEAD, ADMIN}, zh="发放或收回工牌"
)
MANAGE_TEAM = Permission("identity.team:change", "Set up teams and their members", roles={ADMIN}, zh="管理班组")
MANAGE_ROLE = Permission("identity.role:change", "Set up roles", roles={ADMIN}, zh="管理角色")
GRANT_ROLE = Permission("identity.grant:change", "Grant and revoke roles", roles={ADMIN}, zh="授予或收回角色")

ACCEPT_INVITATION = Permission("identity.invitation:accept", "Accept an invitation", zh="接受邀请")
ISSUE_TOKEN = Permission(
    "identity.token:issue", "Make API tokens that act in one's own name", roles={ADMIN}, zh="以本人名义签发 API 令牌"
)
MANAGE_TOKENS = Permission(
    "identity.token:manage", "See and revoke everybody's API tokens", roles={ADMIN}, zh="查看并撤销全部 API 令牌"
)
START_REVIEW = Permission(
    "identity.review:start", "Start access reviews and see all of them", roles={ADMIN, OWNER}, zh="发起并查看权限复核"
)
SIGN_REVIEW = Permission(
    "identity.review:sign",
    "Review the rights of one's people and sign",
    roles={TEAM_LEAD, QUALITY_LEAD, PLANNER, OWNER, ADMIN},
    zh="复核下属权限并签字",
)

READ_DEVICES = Permission(
    "identity.device:read", "See shared devices", roles={TEAM_LEAD, OWNER, ADMIN}, zh="查看共享设备"
)
INVITE_DEVICE = Permission(
    "identity.device:invite", "Make enrolment codes for devices", roles={TEAM_LEAD, ADMIN}, zh="生成设备注册码"
)
REVOKE_DEVICE = Permission(
    "identity.device:revoke", "Revoke devices", roles={TEAM_LEAD, ADMIN}, zh="注销设备", reason=True
)
ENROLL_OWN = Permission(
    "identity.device:enroll_own",
    "Enrol one's own phone with login and password",
    roles={OPERATOR, TEAM_LEAD, INSPECTOR, PLANNER, QUALITY_LEAD, OWNER, ADMIN, WAREHOUSE},
    zh="用账号密码注册自己的手机",
)
ENROLL_DEVICE = Permission("identity.device:enroll", "Enrol a device with a code", zh="注册设备")
SWITCH_USER = Permission("identity.switch:open", "Take over a shared device", roles={EVERYONE}, zh="切换到本人")
END_SWITCH = Permission("identity.switch:end", "Hand over a shared device", roles={EVERYONE, DEVICE}, zh="交还设备")
NOTE_FAILURE = Permission("identity.session:refuse", "Record a refused sign-in", zh="记录登录失败")
ACT_ON_TODO = Permission(
    "identity.todo:act", "See and handle one's own to-dos", roles={EVERYONE}, zh="查看和处理自己的待办"
)
READ_TEAM_TODOS = Permission(
    "identity.todo:team", "See the to-dos of one's team", roles={TEAM_LEAD}, zh="查看班组的待办"
)
MANAGE_NOTICES = Permission(
    "identity.notice:manage", "Set up the channels of notices", roles={ADMIN}, zh="设置通知渠道"
)
READ_MAILBOX = Permission(
    "identity.mailbox:read", "See everybody's notices and send them again", roles={ADMIN}, zh="查看全部通知并重发"
)
SEED = Permission("identity.policy:seed", "Set up the built-in roles", zh="初始化内置角色")

EDIT_SKILLS = Permission(
    "identity.skill:edit", "Set up skills", roles={PLANNER, QUALITY_LEAD, ADMIN}, zh="维护技能目录"
)
GIVE_SKILLS = Permission(
    "identity.skill:give", "Say who has which skill", roles={TEAM_LEAD, QUALITY_LEAD, ADMIN}, zh="授予或收回技能"
)
READ_ATTENDANCE = Permission(
    "identity.attendance:read", "See who is here, absences and skills",
    roles={TEAM_LEAD, PLANNER, QUALITY_LEAD, OWNER, ADMIN}, zh="查看出勤、缺勤与技能",
)  # fmt: skip
STAMP_ATTENDANCE = Permission(
    "identity.attendance:stamp", "Stamp oneself in and out; badges at a terminal", roles={EVERYONE, DEVICE},
    zh="打卡上下班",
)  # fmt: skip
RECORD_ATTENDANCE = Permission(
    "identity.attendance:record", "Record coming, leaving and absence for others", roles={TEAM_LEAD, PLANNER, ADMIN},
    zh="代记出勤与缺勤",
)  # fmt: skip
CORRECT_ATTENDANCE = Permission(
    "identity.attendance:correct",
    "Correct attendance records",
    roles={TEAM_LEAD, ADMIN},
    zh="更正出勤记录",
    reason=True,
)
