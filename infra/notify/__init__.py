"""Ways to reach a person or a group outside the product: web push, SMS, e-mail, DingTalk and WeCom group robots.

Each channel is one file with one class; `stubs` answers for all of them on the loopback and checks what it gets for
real (signature, encryption). A channel only sends: who is told what, retries and the mailbox belong to `identity`.
"""

from infra.notify.contract import Channel, ChannelBusy, ChannelDown, ChannelRefused, Notice
from infra.notify.dingtalk import DingTalkRobot
from infra.notify.mail import Mail
from infra.notify.outward import AddressForbidden, check_address
from infra.notify.push import Subscription, WebPush
from infra.notify.sms import SmsGateway
from infra.notify.wecom import WeComRobot

__all__ = [
    "AddressForbidden", "Channel", "ChannelBusy", "ChannelDown", "ChannelRefused", "DingTalkRobot", "Mail", "Notice",
    "SmsGateway", "Subscription", "WeComRobot", "WebPush", "check_address",
]  # fmt: skip
