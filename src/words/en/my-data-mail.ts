import type { myDataMailWords as spanish } from '../es-MX/my-data-mail.ts'

const role = '{role, select, sees {see} pays {see and pay} other {see, pay and manage}}'

export const myDataMailWords: Record<keyof typeof spanish, string> = {
  'mail.chosen': 'You can stop getting these emails in <a>My details</a>.',

  'mail.delegate-invited.subject': 'You may see contract {contract}',
  'mail.delegate-invited.what': `<b>{who}</b> lets you ${role} contract <b>{contract}</b> in the Virtual Office, until {until}.`,
  'mail.delegate-invited.accept': 'Accept the invitation',
  'mail.delegate-invited.how':
    'Sign in with your account or create one right there. The link works once, for {days, plural, one {# day} other {# days}}.',
  'mail.delegate-invited.notYou':
    'If you did not expect this invitation, do nothing: nobody will see anything of yours.',

  'mail.delegate-accepted.subject': 'Your invitation to contract {contract} was accepted',
  'mail.delegate-accepted.what': `<b>{who}</b> said yes when you asked and can now ${role} contract <b>{contract}</b>, until {until}.`,
  'mail.delegate-accepted.end': 'You can remove their access whenever you like <a>on the access page</a>.',

  'mail.email-to-confirm.subject': 'Confirm your new email',
  'mail.email-to-confirm.what': 'The username <b>{username}</b> asked to use this email in the Virtual Office.',
  'mail.email-to-confirm.confirm': 'Confirm my email',
  'mail.email-to-confirm.hours':
    'The link works once, for {hours, plural, one {# hour} other {# hours}}. If it was not you, do nothing.',

  'mail.email-changed.subject':
    '{state, select, asked {Someone asked to change the email of your account} other {The email of your account has changed}}',
  'mail.email-changed.what':
    '{state, select, asked {On {at} it was asked that the username <b>{username}</b> use the email <b>{after}</b>. It changes when it is confirmed from that email.} other {Since {at} the username <b>{username}</b> uses the email <b>{after}</b>. We no longer write to this one.}}',
  'mail.email-changed.notYou': 'If it was not you, <a>change your password</a> and call us.',

  'mail.invoice-address.subject': 'Confirm that you want the invoices of contract {contract}',
  'mail.invoice-address.what':
    '<b>{who}</b> asked that the digital invoices of contract <b>{contract}</b> also go to this email.',
  'mail.invoice-address.confirm': 'Get the invoices here',
  'mail.invoice-address.days':
    'The link works for {days, plural, one {# day} other {# days}}. If you did not expect it, do nothing and we will not write to you.',

  'mail.account-closed.subject': 'Your account is closed',
  'mail.account-closed.what':
    'On {at} we closed the account <b>{username}</b>. Nobody can sign in with it or see contracts any more.',
  'mail.account-closed.kept':
    'What the law makes us keep is locked away and deleted when its time is over: the <a>Privacy Policy</a> explains it.',

  'mail.reading-news.subject':
    'Your reading of {value} m³ {state, select, accepted {was accepted} held {is under review} photo {needs another photo} rejected {was not accepted} other {is on your invoice}}',
  'mail.reading-news.what':
    '{state, select, accepted {We accepted the reading of <b>{value} m³</b> of {readOn}, contract <b>{contract}</b>.} held {We are going to review the reading of <b>{value} m³</b> of {readOn}, contract <b>{contract}</b>, before using it. You do not have to do anything.} photo {To review the reading of <b>{value} m³</b> of {readOn}, contract <b>{contract}</b>, we need another photo of the meter:} rejected {We did not use the reading of <b>{value} m³</b> of {readOn}, contract <b>{contract}</b>.} other {We used the reading of <b>{value} m³</b> of {readOn}, contract <b>{contract}</b>, on invoice <b>{invoice}</b>.}}',
  'mail.reading-news.kept': 'The reading that counts for that day is <b>{value} m³</b>.',
  'mail.reading-news.photo': 'Add it <a>on the page of your reading</a>; you do not have to enter it again.',
  'mail.reading-news.where': 'See the reasons and the details <a>on the page of your reading</a>.',
}
