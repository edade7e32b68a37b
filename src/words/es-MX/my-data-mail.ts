const role = '{role, select, sees {ver} pays {ver y pagar} other {ver, pagar y administrar}}'

export const myDataMailWords = {
  'mail.chosen': 'Puedes dejar de recibir estos avisos en <a>Mis datos</a>.',

  'mail.delegate-invited.subject': 'Te dejan ver el contrato {contract}',
  'mail.delegate-invited.what': `<b>{who}</b> te deja ${role} el contrato <b>{contract}</b> en la Oficina Virtual, hasta el {until}.`,
  'mail.delegate-invited.accept': 'Aceptar la invitación',
  'mail.delegate-invited.how':
    'Entra con tu cuenta o crea una ahí mismo. El enlace sirve una sola vez, durante {days, plural, one {# día} many {# de días} other {# días}}.',
  'mail.delegate-invited.notYou': 'Si no esperabas esta invitación, no hagas nada: nadie verá nada tuyo.',

  'mail.delegate-accepted.subject': 'Aceptaron tu invitación al contrato {contract}',
  'mail.delegate-accepted.what': `<b>{who}</b> aceptó tu invitación y ya puede ${role} el contrato <b>{contract}</b>, hasta el {until}.`,
  'mail.delegate-accepted.end': 'Puedes quitarle el acceso cuando quieras <a>en la página de accesos</a>.',

  'mail.email-to-confirm.subject': 'Confirma tu nuevo correo',
  'mail.email-to-confirm.what': 'El usuario <b>{username}</b> pidió usar este correo en la Oficina Virtual.',
  'mail.email-to-confirm.confirm': 'Confirmar mi correo',
  'mail.email-to-confirm.hours':
    'El enlace sirve una sola vez, durante {hours, plural, one {# hora} many {# de horas} other {# horas}}. Si no fuiste tú, no hagas nada.',

  'mail.email-changed.subject':
    '{state, select, asked {Pidieron cambiar el correo de tu cuenta} other {Cambió el correo de tu cuenta}}',
  'mail.email-changed.what':
    '{state, select, asked {El {at} se pidió que el usuario <b>{username}</b> use el correo <b>{after}</b>. Cambia cuando se confirme desde ese correo.} other {Desde el {at} el usuario <b>{username}</b> usa el correo <b>{after}</b>. A este ya no escribimos.}}',
  'mail.email-changed.notYou': 'Si no fuiste tú, <a>cambia tu contraseña</a> y llámanos.',

  'mail.invoice-address.subject': 'Confirma que quieres las facturas del contrato {contract}',
  'mail.invoice-address.what':
    '<b>{who}</b> pidió que las facturas digitales del contrato <b>{contract}</b> lleguen también a este correo.',
  'mail.invoice-address.confirm': 'Recibir las facturas aquí',
  'mail.invoice-address.days':
    'El enlace sirve durante {days, plural, one {# día} many {# de días} other {# días}}. Si no lo esperabas, no hagas nada y no te escribiremos.',

  'mail.account-closed.subject': 'Tu cuenta quedó cancelada',
  'mail.account-closed.what':
    'El {at} cancelamos la cuenta <b>{username}</b>. Ya nadie puede entrar con ella ni ver contratos.',
  'mail.account-closed.kept':
    'Lo que la ley nos obliga a guardar no se usa para nada más y se borra al terminar su plazo. Lo explica la <a>Política de Privacidad</a>.',

  'mail.reading-news.subject':
    'Tu lectura de {value} m³ {state, select, accepted {fue aceptada} held {está en revisión} photo {necesita otra foto} rejected {no fue aceptada} other {entró en tu factura}}',
  'mail.reading-news.what':
    '{state, select, accepted {Aceptamos la lectura de <b>{value} m³</b> del {readOn}, contrato <b>{contract}</b>.} held {Vamos a revisar la lectura de <b>{value} m³</b> del {readOn}, contrato <b>{contract}</b>, antes de usarla. No tienes que hacer nada.} photo {Para revisar la lectura de <b>{value} m³</b> del {readOn}, contrato <b>{contract}</b>, necesitamos otra foto del medidor:} rejected {No usamos la lectura de <b>{value} m³</b> del {readOn}, contrato <b>{contract}</b>.} other {Usamos la lectura de <b>{value} m³</b> del {readOn}, contrato <b>{contract}</b>, en la factura <b>{invoice}</b>.}}',
  'mail.reading-news.kept': 'La lectura que cuenta para ese día es de <b>{value} m³</b>.',
  'mail.reading-news.photo': 'Agrégala <a>en la página de tu lectura</a>; no tienes que escribirla otra vez.',
  'mail.reading-news.where': 'Ve los motivos y el detalle <a>en tu lectura</a>.',
} as const
