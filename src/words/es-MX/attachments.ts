export const attachmentWords = {
  'attachments.list': 'Archivos',
  'attachments.pdf': 'PDF',
  'attachments.picture': 'foto',
  'attachments.taken': 'Tomada en {position}',
  'attachments.label': 'Fotos y documentos (opcional)',
  'attachments.labelAsked': 'Fotos y documentos',
  'attachments.help':
    'Fotos (JPEG, PNG o WebP) o PDF: hasta {most} archivos de 10 MB cada uno. También puedes arrastrarlos o pegarlos aquí.',
  'attachments.choose': 'Elegir archivos',
  'attachments.camera': 'Tomar una foto',
  'attachments.photo': 'Foto del medidor',
  'attachments.withPosition': 'Enviar también la ubicación de la foto',
  'attachments.waiting': 'Ya los tenemos; se envían con el formulario',
  'attachments.remove': 'No enviarlo',
  'attachments.chosen': '{name}, {size}',
  'attachments.error.empty': '«{name}» está vacío. Elige el archivo otra vez.',
  'attachments.error.tooLarge': '«{name}» pesa más de 10 MB. Envía una foto más chica o divide el documento.',
  'attachments.error.tooMany':
    '«{name}» ya no cabe: van hasta cinco archivos. Quita alguno, o envíalo después en los mensajes de tu gestión.',
  'attachments.error.tooMuchToday':
    '«{name}» no cabe: desde tu conexión ya llegó hoy todo lo que guardamos de quien no tiene cuenta. Entra a tu cuenta para enviarlo, o inténtalo mañana.',
  'attachments.error.heic':
    '«{name}» es una foto HEIC, que aquí no se puede abrir. En tu teléfono compártela como JPEG, o toma la foto desde esta página.',
  'attachments.error.type':
    '«{name}» no es una foto JPEG, PNG o WebP ni un PDF. Guárdalo como uno de ellos y elígelo otra vez.',
  'attachments.error.notPicture': '«{name}» no es una foto. Toma una en la que se lean los números.',
  'attachments.error.broken': '«{name}» está dañado y no se puede abrir. Toma la foto otra vez.',
  'attachments.error.pixels': 'La imagen «{name}» es demasiado grande. Redúcela, o toma una foto de ella.',
  'attachments.error.pdf': '«{name}» no es un PDF completo. Vuelve a guardarlo como PDF y elígelo otra vez.',
  'attachments.error.pdfActive': '«{name}» lleva un programa dentro. Imprímelo como PDF y envía esa copia.',
  'attachments.error.infected':
    'El antivirus encontró algo en «{name}» y no lo guardamos. Revisa tu equipo y envía otro archivo.',
  'attachments.error.unscanned':
    'No pudimos revisar «{name}» con el antivirus. Intenta más tarde; lo demás sigue aquí.',
  'attachments.error.missing': 'Adjunta: {label}',
} as const
