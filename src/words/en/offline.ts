import type { offlineWords as spanish } from '../es-MX/offline.ts'

export const offlineWords: Record<keyof typeof spanish, string> = {
  'offline.title': 'No connection',
  'offline.lede':
    'This device has no internet, or the office does not answer. Here is what was kept from your last visit.',
  'offline.copies': 'What you can see now',
  'offline.none':
    'Nothing of yours is kept on this device. Open your contracts once with a connection and they will be here.',
  'offline.notSent': 'Nothing was sent',
  'offline.notSentText':
    'Go back to the page before: what you typed is still there. Send it when the connection is back.',
  'offline.signedOut': 'What was kept on this device is gone',
  'offline.signedOutText': 'Your session is still open at the office. Sign out once more when the connection is back.',
  'offline.again': 'Try again',
  'offline.of': 'Copy of {date}, {age}',
  'offline.band': '<b>No connection.</b> You see a copy of {date}, {age}. What you owe may have changed.',
  'offline.description':
    'See and pay your water bill, look at your water use and write to {utility}, without queueing.',
  'offline.shortName': 'My water',
}
