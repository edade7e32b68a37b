import type { attachmentWords as spanish } from '../es-MX/attachments.ts'

export const attachmentWords: Record<keyof typeof spanish, string> = {
  'attachments.list': 'Files',
  'attachments.pdf': 'PDF',
  'attachments.picture': 'photo',
  'attachments.taken': 'Taken at {position}',
  'attachments.label': 'Photos and documents (optional)',
  'attachments.labelAsked': 'Photos and documents',
  'attachments.help':
    'Photos (JPEG, PNG or WebP) or PDF: up to {most} files of 10 MB each. You can also drag or paste them here.',
  'attachments.choose': 'Choose files',
  'attachments.camera': 'Take a photo',
  'attachments.photo': 'Photo of the meter',
  'attachments.withPosition': 'Also send where the photo was taken',
  'attachments.waiting': 'We have them; they are sent with the form',
  'attachments.remove': 'Do not send it',
  'attachments.chosen': '{name}, {size}',
  'attachments.error.empty': '“{name}” is empty. Choose the file again.',
  'attachments.error.tooLarge': '“{name}” is larger than 10 MB. Send a smaller photo or split the document.',
  'attachments.error.tooMany':
    '“{name}” does not fit: five files at most. Remove one, or send it later in the messages of your request.',
  'attachments.error.tooMuchToday':
    '“{name}” does not fit: all that we keep in a day from people without an account has come from your connection. Sign in to send it, or try tomorrow.',
  'attachments.error.heic':
    '“{name}” is a HEIC photo, which cannot be opened here. On your phone share it as JPEG, or take the photo from this page.',
  'attachments.error.type':
    '“{name}” is not a JPEG, PNG or WebP photo or a PDF. Save it as one of them and choose it again.',
  'attachments.error.notPicture': '“{name}” is not a photo. Take one in which the numbers can be read.',
  'attachments.error.broken': '“{name}” is damaged and cannot be opened. Take the photo again.',
  'attachments.error.pixels': 'The picture “{name}” is too large. Make it smaller, or take a photo of it.',
  'attachments.error.pdf': '“{name}” is not a complete PDF. Save it as PDF once more and choose it again.',
  'attachments.error.pdfActive': '“{name}” has a program inside. Print it as PDF and send that copy.',
  'attachments.error.infected':
    'The virus scanner found something in “{name}” and we did not keep it. Check your device and send another file.',
  'attachments.error.unscanned': 'We could not check “{name}” for viruses. Try later; everything else is still here.',
  'attachments.error.missing': 'Attach: {label}',
}
