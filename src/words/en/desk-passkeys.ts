import type { deskPasskeyWords as spanish } from '../es-MX/desk-passkeys.ts'

export const deskPasskeyWords: Record<keyof typeof spanish, string> = {
  'deskPasskeys.title': 'Passkeys',
  'deskPasskeys.text':
    'With a passkey you get in without copying codes, after your password: that of your computer, your phone or a USB key. Your code app still works.',
  'deskPasskeys.add': 'Add a passkey',
  'deskPasskeys.addText':
    'Give it a name and write your password. Your browser then asks for your fingerprint, your face, your PIN or a touch of the key.',
  'deskPasskeys.name': 'Name of the passkey',
  'deskPasskeys.make': 'Make the passkey',
  'deskPasskeys.since': 'Since {day}.',
  'deskPasskeys.used': 'Last used: {day}.',
  'deskPasskeys.end': 'Remove',
  'deskPasskeys.endNamed': 'Remove the passkey {name}',
  'deskPasskeys.added': 'Done: you can now get in with your passkey.',
  'deskPasskeys.ended': 'Done: nobody gets in with that passkey any more.',
  'deskPasskeys.use': 'Get in with my passkey',
  'deskPasskeys.trouble': 'Your browser did not finish with the passkey. Try again, or use your code app.',
  'deskPasskeys.wrong': 'That passkey did not work. Try again, or write the code of your app.',
  'deskPasskeys.error.name': 'Give the passkey a name, in 60 letters at most.',
  'deskPasskeys.missing': 'Your browser cannot make passkeys, or has scripts switched off. Your code app still works.',
  'desk.act.passkey-added': 'Added a passkey',
  'desk.act.passkey-ended': 'Removed a passkey',
}
