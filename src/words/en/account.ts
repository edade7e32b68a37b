import type { accountWords as spanish } from '../es-MX/account.ts'

export const accountWords: Record<keyof typeof spanish, string> = {
  'account.signIn': 'Sign in to your account',
  'account.username': 'Username',
  'account.password': 'Password',
  'account.signInButton': 'Sign in',
  'account.forgotPassword': 'Forgot your password?',
  'account.forgotUsername': 'Forgot your username?',
  'account.usernameMissing': 'Enter your username.',
  'account.passwordMissing': 'Enter your password.',
  'account.wrong':
    'The username and the password do not match. Enter them as you chose them; if you have just registered, first activate your account with the link in your email.',
  'account.noAccount': 'No account yet?',
  'account.registerPerson': 'Register as an individual',
  'account.registerCompany': 'Register as a company',
  'account.notice.expired':
    'Your session ended because it was not used for a while or you closed it from somewhere else. Sign in again and carry on where you were.',
  'account.notice.wanted': 'To see that page, first sign in to your account.',
  'account.notice.recovered': 'Done: your password has changed. You can now sign in with it.',

  'account.newPassword': 'New password',
  'account.newPasswordAgain': 'Confirm new password',
  'account.passwordAgain': 'Confirm password',
  'account.currentPassword': 'Current password',
  'account.passwordRule.manual':
    'The password must be at least 6 characters long, with at least 2 numbers and 2 letters.',
  'account.passwordRule.strong':
    'The password must be at least 12 characters long. A sentence only you know works very well.',
  'account.passwordProblem.too-short': 'The password is too short. Add characters until it reaches the minimum.',
  'account.passwordProblem.too-long': 'The password is longer than 128 characters. Shorten it.',
  'account.passwordProblem.too-few-digits': 'The password has too few numbers. Use at least 2.',
  'account.passwordProblem.too-few-letters': 'The password has too few letters. Use at least 2.',
  'account.passwordProblem.too-common':
    'That password is among the most common ones, or is the same as your username or email: it is the first thing anyone would try. Choose another.',
  'account.passwordsDiffer': 'The two passwords are not the same. Enter the same one in both fields.',
  'account.currentPasswordMissing': 'Enter the password you use today.',
  'account.currentPasswordWrong': 'That is not your current password. Enter the one you use today to sign in.',

  'account.recoverPassword': 'Recover your password',
  'account.recoverPasswordText':
    'Enter your username. We send a link to your email to choose a new password; it works for one hour.',
  'account.recoverUsername': 'Recover your username',
  'account.recoverUsernameText': 'Enter the email you registered with. We send your username there.',
  'account.email': 'Email',
  'account.emailMissing': 'Enter your full email, with the @ sign. For example: maria@correo.mx',
  'account.send': 'Send',
  'account.checkMail': 'Check your email',
  'account.sentPassword':
    'If that username has an active account, a link to choose a new password arrives at its email in a few seconds. It works for one hour.',
  'account.sentUsername':
    'If there are accounts with that email, a message with their usernames arrives in a few seconds.',
  'account.sentHelp': 'If you do not see it, check your spam folder before asking for it again.',
  'account.sentActivation':
    'If you have not activated your account yet, what you need is the activation email: <a>ask for it again</a>.',
  'account.backToSignIn': 'Back to sign in',
  'account.choosePassword': 'Choose your new password',
  'account.choosePasswordFor': 'It is for the username <b>{username}</b>. Saving it closes any sessions you have open.',
  'account.savePassword': 'Save password',
  'account.link.late.title': 'This link has expired',
  'account.link.late.text': 'Links to change the password work for one hour. Ask for a new one.',
  'account.link.used.title': 'This link has already been used',
  'account.link.used.text':
    'The password was already changed with it, or you asked for another link afterwards. Sign in with your new password, or ask for another link.',
  'account.link.unknown.title': 'This link is not complete',
  'account.link.unknown.text':
    'Copy the whole of it from your email, from beginning to end, or ask for a new one. Email programs sometimes break it over two lines.',
  'account.askAgain': 'Ask for another link',

  'account.security': 'Password and sessions',
  'account.changePassword': 'Change your password',
  'account.changed': 'Done: your password has changed. We closed your other sessions.',
  'account.sessionClosed': 'Done: we closed that session.',
  'account.othersClosed': 'Done: we closed your other sessions.',
  'account.sessions': 'Open sessions',
  'account.sessionsText':
    'A session closes by itself after 60 minutes without use, or 12 hours after you sign in. If you do not recognise one, close it and change your password.',
  'account.device': '{browser} on {system}',
  'account.browserUnknown': 'Unknown browser',
  'account.systemUnknown': 'an unknown device',
  'account.addressUnknown': 'Unknown address',
  'account.thisSession': 'This session',
  'account.address': 'Address',
  'account.since': 'Opened',
  'account.lastSeen': 'Last used',
  'account.closeSession': 'Close',
  'account.closeSessionHidden': 'the session of {device}, opened {since}',
  'account.closeOthers': 'Close the other sessions',
  'account.onlyThis': 'You have no other open sessions.',
}
