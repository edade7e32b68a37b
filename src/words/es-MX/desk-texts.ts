/** Saved texts of the desk, and what is done with several cases at once. */
export const deskTextWords = {
  'desk.act.text-added': 'Guardó un texto',
  'desk.act.text-changed': 'Cambió un texto guardado',
  'desk.act.text-ended': 'Retiró un texto guardado',
  'deskSettings.texts': 'Textos guardados',
  'deskTexts.title': 'Textos guardados',
  'deskTexts.lede':
    'Con ellos empieza una respuesta en la mesa. Cada uno se muestra con los datos de un caso de ejemplo.',
  'deskTexts.saved': 'Guardados',
  'deskTexts.none': 'Aún no hay ninguno.',
  'deskTexts.by': 'Último cambio: {name}',
  'deskTexts.new': 'Guardar un texto nuevo',
  'deskTexts.edit': 'Cambiar el texto',
  'deskTexts.end': 'Retirar el texto',
  'deskTexts.endText': 'Deja de ofrecerse en la mesa. Lo que ya se envió con él no cambia.',
  'deskTexts.field.name': 'Nombre',
  'deskTexts.field.body': 'Texto',
  'deskTexts.field.bodyHelp':
    "Se llenan solos con cada caso: '{folio}', '{nombre}', '{contrato}' y '{vence}' (el día prometido).",
  'deskTexts.preview': 'Así queda en un caso de ejemplo',
  'deskTexts.save': 'Guardar texto',
  'deskTexts.look': 'Ver cómo queda',
  'deskTexts.one': 'Texto guardado',
  'deskTexts.insert': 'Insertar texto guardado',
  'deskTexts.sample.folio': 'OV-2026-000123',
  'deskTexts.sample.name': 'Lucía Ejemplo',
  'deskTexts.sample.contract': '100200',
  'deskTexts.error.name': 'Escribe un nombre de hasta 100 caracteres.',
  'deskTexts.error.taken': 'Ya hay un texto con ese nombre. Escribe otro nombre o cambia aquel texto.',
  'deskTexts.error.body': 'Escribe el texto.',
  'deskTexts.error.blank':
    "Hay un dato entre llaves que la mesa no conoce. Usa '{folio}', '{nombre}', '{contrato}' o '{vence}'.",
} as const
