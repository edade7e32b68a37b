export const mailWords = {
  'mail.copyAddress': 'Si el enlace no se abre, copia esta dirección en tu navegador:',
  'mail.footer': '{utility} · Oficina Virtual',
  'mail.footerPhone': '{utility} · Oficina Virtual · Teléfono {phone}',
  'mail.automatic': 'Este mensaje es automático. Para escribirnos, entra a <a>Contáctanos</a>.',

  'mail.activation.subject': 'Activa tu cuenta de la Oficina Virtual',
  'mail.activation.who': 'Registraste el usuario <b>{username}</b> en la Oficina Virtual de {utility}.',
  'mail.activation.link':
    'Para elegir tu contraseña y activar tu cuenta, entra <a>aquí</a>. El enlace sirve durante 48 horas.',
  'mail.activation.notYou': 'Si no fuiste tú, no hagas nada: sin este enlace la cuenta no se activa.',

  'mail.password-recovery.subject': 'Elige una contraseña nueva',
  'mail.password-recovery.who': 'Recibimos la petición de cambiar la contraseña del usuario <b>{username}</b>.',
  'mail.password-recovery.link':
    'Elige la nueva <a>en esta página</a>. El enlace sirve durante una hora y una sola vez.',
  'mail.password-recovery.notYou': 'Si no fuiste tú, no hagas nada: tu contraseña sigue igual.',

  'mail.username-recovery.subject': 'Tu nombre de usuario',
  'mail.username-recovery.list':
    '{count, plural, one {Con este correo hay una cuenta. Su usuario es:} many {Con este correo hay # de cuentas. Sus usuarios son:} other {Con este correo hay # cuentas. Sus usuarios son:}}',
  'mail.username-recovery.link': 'Ya puedes <a>acceder a tu cuenta</a>.',
  'mail.username-recovery.notYou': 'Si no lo pediste tú, no hagas nada.',

  'mail.password-changed.subject': 'Tu contraseña cambió',
  'mail.password-changed.what':
    'La contraseña del usuario <b>{username}</b> cambió el {at}. Cerramos las demás sesiones que tenía abiertas.',
  'mail.password-changed.notYou': 'Si no fuiste tú, <a>recupera tu contraseña</a> ahora mismo y avísanos.',

  'mail.contract-added-elsewhere.subject': 'El contrato {contract} está en otra cuenta',
  'mail.contract-added-elsewhere.what':
    '<b>{who}</b> agregó el contrato <b>{contract}</b> a su cuenta el {at}, con los datos de un recibo. Desde entonces ve sus facturas y consumos.',
  'mail.contract-added-elsewhere.page':
    'Si no reconoces a esa persona, mira quién tiene acceso y termínalo <a>en la página del contrato</a>.',
  'mail.contract-added-elsewhere.register':
    'Si no reconoces a esa persona, <a>regístrate con tu recibo</a>: en la página del contrato verás quién tiene acceso y podrás terminarlo. También puedes llamarnos.',

  'mail.access-ended.subject': 'Tu cuenta ya no ve el contrato {contract}',
  'mail.access-ended.what': 'Desde el {at} tu cuenta ya no ve el contrato <b>{contract}</b>.',
  'mail.access-ended.who': 'El acceso lo terminó <b>{who}</b>.',
  'mail.access-ended.again':
    'Si el contrato es tuyo, agrégalo otra vez con los datos de tu recibo <a>en Mis contratos</a>.',

  'mail.request-received.subject': 'Recibimos tu mensaje: folio {folio}',
  'mail.request-received.what':
    'Recibimos tu mensaje. Tu folio es <b>{folio}</b>. Guárdalo: si nos llamas, con él lo encontramos.',
  'mail.request-received.due': 'Te responderemos a más tardar el <b>{day}</b>.',
  'mail.request-received.copy': 'Esto es lo que nos escribiste:',

  'mail.request-news.subject':
    '{said, select, message {Te escribimos sobre tu gestión} asked {Necesitamos un dato para tu gestión} resumed {Recibimos tu respuesta} answered {Respondimos tu gestión} closed {Resolvimos tu gestión} other {Abrimos otra vez tu gestión}} · {folio}',
  'mail.request-news.what':
    '{said, select, message {<b>{who}</b> te escribió sobre tu gestión <b>{folio}</b>, «{kind}»:} asked {<b>{who}</b> te pregunta, para atender tu gestión <b>{folio}</b>, «{kind}»:} resumed {Recibimos lo que te preguntamos para tu gestión <b>{folio}</b>, «{kind}».} answered {<b>{who}</b> respondió tu gestión <b>{folio}</b>, «{kind}»:} closed {<b>{who}</b> resolvió tu gestión <b>{folio}</b>, «{kind}»:} other {Abrimos otra vez tu gestión <b>{folio}</b>, «{kind}», como pediste:}}',
  'mail.request-news.evidence': 'Lo que lo demuestra:',
  'mail.request-news.paused': 'Mientras no respondas, el plazo que tenemos está en pausa.',
  'mail.request-news.reopen': 'Si no quedó resuelto, puedes reabrirla hasta el <b>{day}</b>.',
  'mail.request-news.where':
    '{said, select, asked {Responde <a>en la página de tu gestión</a>.} answered {Mira la respuesta y califícala <a>en la página de tu gestión</a>.} closed {Mira la respuesta y califícala <a>en la página de tu gestión</a>.} message {Lee los mensajes y contesta <a>en la página de tu gestión</a>.} other {Mira en qué va y escríbenos <a>en la página de tu gestión</a>.}}',

  'mail.payment-news.subject':
    '{state, select, received {Recibimos tu pago} applied {Tu pago ya está aplicado} returned {Te devolvimos un pago} other {Tu pago está en revisión}} · {folio}',
  'mail.payment-news.what':
    '{state, select, received {Recibimos tu pago de {amount}. No tienes que pagar otra vez ni enviar tu comprobante.} applied {Tu pago de {amount} ya está aplicado a tu cuenta.} returned {Tu pago de {amount} fue devuelto: lo que pagabas con él se debe otra vez.} other {Recibimos dinero que no coincide con lo que pediste pagar. Lo tenemos guardado y lo estamos revisando: no pagues otra vez.}}',
  'mail.payment-news.by': 'Queda aplicado a tu cuenta a más tardar el <b>{day}</b>.',
  'mail.payment-news.where': 'Mira <a>dónde está tu pago</a> y descarga su comprobante.',
  'mail.payment-raised.subject': 'Estamos aclarando tu pago {folio}',
  'mail.payment-raised.what':
    '{cause, select, held {Por tu pago de {amount} llegó dinero que no coincide con lo que pediste pagar, y lo tenemos guardado.} other {Tenemos tu pago de {amount} desde el {receivedOn} y ya debería estar aplicado a tu cuenta. Todavía no lo está.}}',
  'mail.payment-raised.request':
    'Abrimos por ti la gestión <b>{request}</b>, con las pruebas del pago. Si nos llamas, con ese folio la encontramos.',
  'mail.payment-raised.nothing':
    'No tienes que hacer nada: ni pagar otra vez ni enviar tu comprobante. Te escribimos en cuanto quede resuelto.',
  'mail.payment-instructions.subject':
    '{kind, select, cash {Paga {amount} en {place}} other {Transfiere {amount} por SPEI}}',
  'mail.payment-instructions.what':
    '{kind, select, cash {{stores, plural, =1 {Con esta referencia pagas en efectivo en cualquier {place}.} other {Con esta referencia pagas en efectivo en la caja de la tienda.}}} other {Haz la transferencia desde la app de tu banco con estos datos, por la cantidad exacta.}}',
  'mail.payment-instructions.anyStore': 'una tienda',
  'mail.payment-instructions.stores': 'Se paga en cualquiera de estas tiendas:',
  'mail.payment-instructions.where':
    '{kind, select, cash {El código de barras para la caja está <a>en la página de tu pago</a>; ahí ves también si ya llegó.} other {Los datos para copiar están <a>en la página de tu pago</a>; ahí ves también si ya llegó.}}',
  'mail.payment-instructions.after':
    '{kind, select, cash {La tienda nos avisa, y puede tardar hasta un día hábil. Te escribimos en cuanto tengamos tu dinero.} other {La CLABE es solo para este pago. Te escribimos en cuanto tengamos tu dinero.}}',
  'mail.payment-not-made.subject':
    '{state, select, refused {Tu banco no aceptó el pago} other {Se acabó el plazo para pagar}} · {folio}',
  'mail.payment-not-made.what':
    '{state, select, refused {Tu banco no aceptó el pago de {amount}. No se cobró nada.} other {Se acabó el plazo para pagar {amount} y no recibimos nada. Si pagaste en el último momento no se pierde: te escribimos en cuanto nos avisen.}}',
  'mail.payment-not-made.where': 'Mira <a>dónde está tu pago</a>: ahí puedes empezar otro.',
  'mail.fact.clabe': 'CLABE',
  'mail.fact.bank': 'Banco',
  'mail.fact.reference': 'Referencia',
  'mail.fact.until': 'Paga a más tardar el',
  'mail.fact.folio': 'Folio',
  'mail.fact.amount': 'Importe',
  'mail.fact.receivedOn': 'Recibido el',
  'mail.new-invoices.subject':
    '{count, plural, one {Tu factura {period} ya está lista: {amount}} many {Tus # de facturas nuevas ya están listas: {amount}} other {Tus # facturas nuevas ya están listas: {amount}}}',
  'mail.new-invoices.one': 'Ya está lista la factura del contrato <b>{contract}</b>.',
  'mail.new-invoices.many':
    '{count, plural, one {Hay una factura nueva} many {Hay # de facturas nuevas} other {Hay # facturas nuevas}} de tus contratos, por <b>{total}</b> en total.',
  'mail.new-invoices.pay': 'Pagar {amount}',
  'mail.new-invoices.link':
    '{count, plural, one {El enlace abre solo esta factura, sin pedirte tu contraseña, y sirve durante {days} días.} other {Cada enlace abre solo su factura, sin pedirte tu contraseña, y sirve durante {days} días.}}',
  'mail.new-invoices.collected':
    '{how, select, card {Este contrato tiene pago automático: se cobra solo a la tarjeta guardada, con un aviso antes. No tienes que pagar aquí.} other {El pago de este contrato está domiciliado: se cobra solo. No tienes que pagar aquí.}}',
  'mail.new-invoices.item': '<a>Pagar la factura {period} del contrato {contract}</a>: {amount}, vence el {dueOn}',
  'mail.new-invoices.itemOnly': 'Factura {period} del contrato {contract}: {amount}, vence el {dueOn}',
  'mail.new-invoices.itemCollected':
    'Factura {period} del contrato {contract}: {amount}, {how, select, card {se cobra sola por su pago automático} other {se cobra sola porque está domiciliada}}',
  'mail.new-invoices.first': 'Estas son las {listed} que vencen primero.',
  'mail.new-invoices.see':
    '{left, plural, =0 {{count, plural, one {Mírala y descárgala en <a>Mis facturas</a>.} other {Míralas y descárgalas en <a>Mis facturas</a>.}}} one {La que falta está en <a>Mis facturas</a>.} many {Las otras # están en <a>Mis facturas</a>.} other {Las otras # están en <a>Mis facturas</a>.}}',
  'mail.new-invoices.why':
    'Recibes este aviso porque {count, plural, one {el contrato tiene} other {los contratos tienen}} factura digital con este correo. Para ver todas sus facturas, <a>regístrate con tu recibo</a>.',
  'mail.contact-changed.subject':
    'Cambió {field, select, email {el correo} other {el teléfono}} del contrato {contract}',
  'mail.contact-changed.what':
    'El {at} cambió {field, select, email {el correo} other {el teléfono}} de contacto del contrato <b>{contract}</b>.',
  'mail.contact-changed.notYou':
    'Si no fuiste tú, cámbialo de vuelta <a>en la página del contrato</a>, revisa quién tiene acceso y cambia tu contraseña.',

  'mail.fact.period': 'Periodo',
  'mail.fact.toPay': 'Por pagar',
  'mail.fact.dueOn': 'Vence el',
  'mail.fact.invoice': 'No. de factura',
  'mail.fact.kind': 'Asunto',
  'mail.fact.name': 'Nombre',
  'mail.fact.contract': 'Contrato',
  'mail.fact.at': 'Fecha',
  'mail.fact.before': 'Antes',
  'mail.fact.after': 'Ahora',
  'mail.fact.none': 'ninguno',

  'mail.box': 'Buzón de la demostración',
  'mail.boxText': 'Aquí caen los correos que la oficina mandaría. En la demostración no sale ninguno.',
  'mail.boxEmpty': 'Todavía no hay correos. Regístrate o escríbenos y aquí verás el primero.',
  'mail.toWhom': 'Para {address}',
  'mail.to': 'Para',
  'mail.sentAt': 'Fecha',
  'mail.from': 'De',
  'mail.asHtml': 'Como se ve',
  'mail.asText': 'Como texto',
  'mail.backToBox': 'Volver al buzón',
} as const
