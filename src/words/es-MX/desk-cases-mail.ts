/** What the clock of a request tells by mail: its customer and the desk. */
export const deskCaseMailWords = {
  'mail.request-late.subject': 'Tu gestión {folio} va tarde',
  'mail.request-late.what':
    'Debíamos responder tu gestión <b>{folio}</b>, «{kind}», a más tardar el <b>{day}</b>, y no lo hicimos.',
  'mail.request-late.next':
    'Ya avisamos a quien supervisa la atención. Tu gestión pasó al principio de la fila y te escribimos en cuanto haya respuesta; no tienes que hacer nada.',
  'mail.request-late.where': 'Mira en qué va y escríbenos <a>en la página de tu gestión</a>.',
  'mail.request-moved.subject': 'Tu gestión {folio} cambió de tipo',
  'mail.request-moved.what':
    'Tu gestión <b>{folio}</b> pasó de «{before}» a «{after}», para que la atienda quien puede resolverla.',
  'mail.request-moved.due': 'El día que te prometimos no cambia: te respondemos a más tardar el <b>{day}</b>.',
  'mail.desk-escalations.subject':
    '{breaches, plural, =0 {Sin solicitudes vencidas} one {1 solicitud vencida} many {# solicitudes vencidas} other {# solicitudes vencidas}}, {near, plural, =0 {ninguna por vencer} one {1 por vencer} many {# por vencer} other {# por vencer}}',
  'mail.desk-escalations.what':
    'Desde el último aviso, {breaches, plural, =0 {ninguna solicitud venció} one {venció 1 solicitud} many {vencieron # solicitudes} other {vencieron # solicitudes}} y {near, plural, =0 {ninguna pasó} one {1 pasó} many {# pasaron} other {# pasaron}} del 80 % de su plazo.',
  'mail.desk-escalations.case': '{folio} · {kind} · {level, select, breach {venció el {day}} other {vence el {day}}}',
  'mail.desk-escalations.more': '{count, plural, one {Y 1 más.} many {Y # más.} other {Y # más.}}',
  'mail.desk-escalations.where': 'Míralas <a>en la bandeja</a>.',
} as const
