export const savedCardWords = {
  'cards.title': 'Mis tarjetas y pago automático',
  'cards.payWith': 'La guardaste. Se cobra al confirmar, sin salir de la Oficina Virtual.',
  'cards.fromPaying': 'Que mis facturas se paguen solas con una tarjeta',
  'cards.back': 'Mis pagos',
  'cards.lede':
    'Guarda una tarjeta y tus facturas se pagan solas unos días antes de vencer (domiciliación). Te avisamos por correo antes de cada cobro, y lo detienes cuando quieras.',
  'cards.list': 'Tarjetas',
  'cards.none': 'Todavía no guardas ninguna tarjeta',
  'cards.noneText':
    'La tarjeta se guarda en la página de {gateway}: su número no pasa por la Oficina Virtual ni lo vemos. Con ella activas el pago automático de tus contratos.',
  'cards.save': 'Guardar una tarjeta',
  'cards.saveAnother': 'Guardar otra tarjeta',
  'cards.noNew': 'Por ahora no se guardan tarjetas nuevas.',
  'cards.saveText': 'Te llevamos a la página de {gateway} y de ahí vuelves aquí. No se cobra nada.',
  'cards.saved': 'Tu tarjeta quedó guardada.',
  'cards.notYet':
    'Empezaste a guardar una tarjeta y todavía no la tenemos. Si ya la diste, vuelve a abrir esta página en un minuto; si no, empieza otra vez.',
  'cards.removed': 'La tarjeta ya no está guardada.',
  'cards.started': 'El pago automático quedó activo.',
  'cards.stopped': 'El pago automático quedó detenido.',
  'cards.away': '{gateway} no responde. No se guardó ninguna tarjeta. Prueba otra vez en unos minutos.',
  'cards.tooMany': 'Empezaste a guardar muchas tarjetas. Espera una hora antes de empezar otra.',
  'cards.name': '{brand} terminada en {last4}',
  'cards.expires': 'Vence {month} / {year}.',
  'cards.expired': 'Venció {month} / {year}.',
  'cards.state.expiring': 'Por vencer',
  'cards.state.expired': 'Vencida',
  'cards.state.refused': 'Rechazada',
  'cards.stateText.expiring': 'Guarda la nueva antes de que venza y elígela en tus contratos.',
  'cards.stateText.expired': 'Ya no se cobra nada con ella. Guarda otra y elígela en tus contratos.',
  'cards.stateText.refused': 'Tu banco no aceptó el último cobro. Habla con él o elige otra tarjeta.',
  'cards.pays':
    '{count, plural, =0 {No paga ningún contrato sola.} one {Paga sola el contrato {first}.} many {Paga solos # de contratos.} other {Paga solos # contratos.}}',
  'cards.remove': 'Quitar',
  'cards.removeHidden': 'la {card}',

  'cards.end.title': '¿Quitar la {card}?',
  'cards.end.text':
    '{count, plural, =0 {No paga ningún contrato, así que nada más cambia.} one {Este contrato deja de pagarse solo:} many {Estos # de contratos dejan de pagarse solos:} other {Estos # contratos dejan de pagarse solos:}}',
  'cards.end.contract': 'Contrato {number}',
  'cards.end.more': '{count, plural, one {y otro más} many {y # de contratos más} other {y otros # más}}',
  'cards.end.after': 'Lo que ya se mandó cobrar no se detiene. Tus pagos y comprobantes se quedan.',
  'cards.end.yes': 'Quitar la tarjeta',
  'cards.end.no': 'Conservarla',

  'debits.list': 'Pago automático por contrato',
  'debits.search': 'Buscar en tus contratos',
  'debits.found':
    '{count, plural, one {# contrato coincide} many {# de contratos coinciden} other {# contratos coinciden}} con «{typed}».',
  'debits.notFound': 'Ningún contrato coincide con «{typed}».',
  'debits.on': 'Activo',
  'debits.contractOf': 'Contrato {number}',
  'debits.start': 'Activar',
  'debits.change': 'Cambiar',
  'debits.ofContract': 'el pago automático del contrato {number}',
  'debits.terms':
    '{days, plural, =0 {El día que vence} one {# día antes de vencer} many {# de días antes de vencer} other {# días antes de vencer}}, con {card}, hasta {most} por factura.',
  'debits.needsCard': 'Guarda una tarjeta para activarlo.',
  'debits.noContract': 'Todavía no tienes contratos',
  'debits.noContractText': 'Agrega uno con los datos de un recibo y aquí activas su pago automático.',

  'debits.next.bank':
    'Este contrato ya se cobra solo en tu banco (domiciliación del organismo). Aquí se cobraría dos veces.',
  'debits.next.another': 'Otra persona con acceso ya lo paga de forma automática.',
  'debits.next.off': 'Tú pagas cada factura.',
  'debits.next.none': 'No hay factura por cobrar. La siguiente se cobra sola; te avisamos por correo antes.',
  'debits.next.planned': 'La factura {period} de {amount} se cobrará el {date} a {card}; te avisamos por correo antes.',
  'debits.next.announced':
    'La factura {period} de {amount} se cobrará el {date} a {card}; te avisamos por correo el {told}.',
  'debits.next.waiting':
    'La factura {period} espera: hay otro pago en camino o en revisión por ella. Si no llega, se cobra a más tardar el {dueOn}.',
  'debits.next.charging': 'La factura {period} se está cobrando a {card}. Te escribimos en cuanto se sepa.',
  'debits.next.stuck':
    'El cobro de la factura {period} a {card} se mandó antes del {dueOn} y todavía no sabemos cómo terminó. No la pagues otra vez: te escribimos en cuanto se sepa.',
  'debits.next.held':
    'Por la factura {period} llegó una cantidad distinta de la que se cobró a {card}, y alguien la revisa. No la pagues otra vez: te escribimos en cuanto se sepa.',
  'debits.next.limit':
    'La factura {period} de {amount} pasa de tu límite de {most}: no se cobra sola. Págala a más tardar el {dueOn} o sube el límite.',
  'debits.next.late':
    'La factura {period} de {amount} vence el {dueOn} y ya no alcanza el aviso de tres días: esta vez no se cobra sola. Págala tú.',
  'debits.next.expired':
    'La {card} vence antes de que toque cobrar la factura {period}: no se cobra. Elige otra tarjeta.',
  'debits.next.card': 'La {card} ya no se puede usar: la factura {period} no se cobra. Elige otra tarjeta.',
  'debits.next.refused':
    'Tu banco no aceptó el cobro de la factura {period} a {card} y ya no se intenta. Págala a más tardar el {dueOn}.',
  'debits.next.retry': 'Tu banco no aceptó el cobro de la factura {period} a {card}. Se intenta una vez más el {date}.',
  'debits.next.failed':
    'El cobro de la factura {period} a {card} no se pudo hacer y ya no se intenta. Págala a más tardar el {dueOn}.',
  'debits.next.retry-failed':
    'El cobro de la factura {period} a {card} no se pudo hacer. Se intenta una vez más el {date}.',
  'debits.next.under-way':
    'La factura {period} venció el {dueOn} mientras había otro pago en camino o en revisión por ella, y no se cobró. Mira cómo va ese pago.',
  'debits.next.untold':
    'El aviso del cobro de la factura {period} no te llegó a tiempo por correo, y sin aviso no se cobra. Su fecha de vencimiento es el {dueOn}: págala tú y revisa el correo de tu cuenta.',
  'debits.next.left': 'La factura {period} de {amount} no se cobra sola. Págala a más tardar el {dueOn}.',
  'debits.next.dropped': 'La factura {period} ya estaba pagada: no se cobró.',
  'debits.next.paid': 'La factura {period} se cobró.',
  'debits.disputed': 'Hay {disputed} en aclaración: no se cobran hasta que respondamos.',
  'debits.overdue':
    '{count, plural, one {Hay una factura vencida: lo vencido no se cobra solo.} many {Hay # de facturas vencidas: lo vencido no se cobra solo.} other {Hay # facturas vencidas: lo vencido no se cobra solo.}}',

  'debits.form.title': 'Pago automático del contrato {number}',
  'debits.form.card': 'Tarjeta',
  'debits.form.days': 'Cuántos días antes de vencer se cobra',
  'debits.form.daysOption':
    '{days, plural, =0 {El día que vence} one {# día antes} many {# de días antes} other {# días antes}}',
  'debits.form.most': 'Límite por factura',
  'debits.form.mostHelp':
    'En pesos, por ejemplo 1,200.00. Una factura que pase de aquí no se cobra: te avisamos para que la mires antes.',
  'debits.form.promise':
    'Te avisamos por correo al menos tres días antes de cada cobro, con la cantidad, la fecha y cómo detenerlo. Si la cantidad sube después del aviso, te avisamos otra vez y esperamos otra vez.',
  'debits.form.start': 'Activar el pago automático',
  'debits.form.change': 'Guardar los cambios',
  'debits.form.stop': 'Detener el pago automático',
  'debits.form.stopText': 'Se detiene en el momento. Lo que ya se mandó cobrar no se detiene.',
  'debits.form.changed': 'Al guardar, lo que estaba anunciado se anuncia otra vez con los datos nuevos.',
  'debits.form.nextTitle': 'Lo que va a pasar',
  'debits.form.cannot': 'No se puede activar aquí',
  'debits.form.error.card': 'Elige una de tus tarjetas. La que habías elegido ya no está.',
  'debits.form.error.days': 'Elige de 0 a 10 días.',
  'debits.form.error.most': 'Escribe el límite en pesos, por ejemplo 1,200.00.',

  'mail.fact.invoicePeriod': 'Factura',
  'mail.fact.chargeOn': 'Se cobra el',
  'mail.fact.card': 'Tarjeta',

  'mail.debit-announced.subject': 'El {chargeOn} se cobra tu factura {period}: {amount}',
  'mail.debit-announced.again': 'La factura cambió después de nuestro aviso anterior. Este aviso sustituye al otro.',
  'mail.debit-announced.what':
    'El <b>{chargeOn}</b> se cobrarán <b>{amount}</b> de la factura {period} del contrato {contract} a tu tarjeta {card}.',
  'mail.debit-announced.held':
    'Se cobra menos de lo que pide la factura: {disputed} están en aclaración, y eso no se cobra hasta que respondamos.',
  'mail.debit-announced.released': 'Es la parte de la factura que estaba en aclaración. El resto ya se cobró.',
  'mail.debit-announced.nothing':
    'No tienes que hacer nada. Si la pagas antes por otro medio, no se cobra. Si pide menos ese día, se cobra menos.',
  'mail.debit-announced.stop': 'Para detenerlo o cambiar la tarjeta, entra <a>al pago automático del contrato</a>.',

  'mail.debit-not-charged.subject': 'Tu factura {period} no se cobra sola esta vez',
  'mail.debit-not-charged.why':
    '{cause, select, limit {La factura {period} del contrato {contract} pide {amount} y tu límite es de {most}, así que no la cobramos.} late {La factura {period} del contrato {contract} vence el {dueOn} y no alcanzamos a cobrarla con el aviso de tres días que te prometimos.} expired {Tu tarjeta {card} vence antes del día en que toca cobrar la factura {period} del contrato {contract}, así que no la cobramos.} underway {Por la factura {period} del contrato {contract} hay otro pago en camino o en revisión, y no la cobramos para que no se pague dos veces.} untold {No pudimos entregarte a tiempo el aviso del cobro de la factura {period} del contrato {contract}, y sin aviso no cobramos.} other {Ya no podemos cobrar a tu tarjeta {card}, así que la factura {period} del contrato {contract} no se cobra.}}',
  'mail.debit-not-charged.pay':
    '{cause, select, underway {Si ese pago no es tuyo, <a>mira cómo va la factura y págala</a>.} other {<a>Paga la factura</a>. Su fecha de vencimiento es el {dueOn}.}}',
  'mail.debit-not-charged.change':
    '{cause, select, limit {Si la cantidad es correcta y quieres que se cobre sola, sube el límite <a>en el pago automático del contrato</a>.} expired {Guarda tu tarjeta nueva y elígela <a>en el pago automático del contrato</a>.} card {Guarda otra tarjeta y elígela <a>en el pago automático del contrato</a>.} untold {Revisa que el correo de tu cuenta sea el correcto. Las facturas que sigan se cobran solas, <a>como lo pediste</a>.} other {Las facturas que sigan se cobran solas, <a>como lo pediste</a>.}}',

  'mail.debit-refused.subject':
    '{refused, select, yes {Tu banco no aceptó el cobro de la factura {period}} other {No se pudo cobrar la factura {period}}}',
  'mail.debit-refused.what':
    '{refused, select, yes {Tu banco no aceptó el cobro de {amount} de la factura {period} del contrato {contract} a tu tarjeta {card}. No se cobró nada.} other {El cobro de {amount} de la factura {period} del contrato {contract} a tu tarjeta {card} no se pudo hacer. No se cobró nada.}}',
  'mail.debit-refused.next':
    '{again, select, no {Ya no lo intentamos. <a>Paga la factura</a>: su fecha de vencimiento es el {dueOn}.} replaced {Cambiaste el pago automático después: la factura se cobra como lo pediste, con su propio aviso. Si prefieres no esperar, <a>paga la factura</a> y no se cobra otra vez.} other {Lo intentamos una vez más el {again}. Si prefieres no esperar, <a>paga la factura</a> y no se cobra otra vez.}}',
  'mail.debit-refused.change':
    'Si quieres usar otra tarjeta o que ya no se cobre solo, entra <a>al pago automático del contrato</a>.',

  'mail.debit-waiting.subject': 'Tu factura {period} espera: hay otro pago en camino',
  'mail.debit-waiting.what':
    'Hoy tocaba cobrar la factura {period} del contrato {contract}. Hay otro pago en camino o en revisión por ella, y esperamos para que no se pague dos veces.',
  'mail.debit-waiting.next':
    'Si ese pago no llega, la cobramos a más tardar el {dueOn}. <a>Mira cómo va la factura</a>.',

  'mail.debit-cancelled.subject': 'Tu factura {period} se canceló: no se cobra',
  'mail.debit-cancelled.what':
    'La factura {period} del contrato {contract} se canceló, así que no se cobra nada por ella.',

  'mail.debit-ended.subject': 'El contrato {contract} ya no se paga solo',
  'mail.debit-ended.why':
    '{cause, select, access {Tu cuenta ya no ve el contrato {contract}, así que dejamos de cobrar sus facturas a tu tarjeta.} bank {El contrato {contract} se cobra ahora en el banco, así que dejamos de cobrar sus facturas a tu tarjeta.} other {El contrato {contract} terminó, así que dejamos de cobrar sus facturas a tu tarjeta.}}',
  'mail.debit-ended.where': 'Tus tarjetas y tus demás contratos están <a>en esta página</a>.',

  'mail.card-expiring.subject': 'Tu tarjeta {card} vence el {date}',
  'mail.card-expiring.what':
    '{debits, plural, =0 {La tarjeta {card} que guardaste vence el {date}. Ningún contrato se paga solo con ella.} one {La tarjeta {card}, con la que un contrato se paga solo, vence el {date}. Lo que toque después no se cobra.} many {La tarjeta {card}, con la que # de contratos se pagan solos, vence el {date}. Lo que toque después no se cobra.} other {La tarjeta {card}, con la que # contratos se pagan solos, vence el {date}. Lo que toque después no se cobra.}}',
  'mail.card-expiring.where':
    '{debits, plural, =0 {Quítala o guarda la nueva <a>en Mis tarjetas</a>.} other {Guarda la nueva y elígela <a>en Mis tarjetas</a>.}}',
} as const
