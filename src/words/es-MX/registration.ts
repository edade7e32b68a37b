export const registrationWords = {
  'registration.title': 'Regístrate',
  'registration.lede':
    'Ten a la mano un recibo. Con sus datos comprobamos que el contrato es tuyo; después eliges tu usuario y lo activas por correo.',
  'registration.late':
    'Por seguridad guardamos una hora lo que escribes, y ya pasó. Elige tu tipo de registro y empieza otra vez.',
  'registration.person': 'Registro particular',
  'registration.personHelp': 'El contrato está a nombre de una persona.',
  'registration.company': 'Registro empresa',
  'registration.companyHelp': 'El contrato está a nombre de una empresa o institución.',
  'registration.switchToCompany': '¿El contrato está a nombre de una empresa? <a>Registro empresa</a>',
  'registration.switchToPerson': '¿El contrato está a nombre de una persona? <a>Registro particular</a>',
  'registration.steps': 'Pasos del registro',
  'registration.step.customer': 'Datos del cliente',
  'registration.step.user': 'Datos del usuario',
  'registration.step.send': 'Enviar',
  'registration.stepDone': '(listo)',

  'registration.whereReference':
    'El dato "referencia" puede encontrarlo en su factura en la ubicación indicada en amarillo en la siguiente imagen.',
  'registration.receipt.section': 'Dónde están los datos',
  'registration.receipt.name': 'Dibujo de un recibo de agua',
  'registration.receipt.description':
    'La referencia, marcada en amarillo con el número 1, está en el primer renglón de datos, a la derecha. El número del medidor, marcado con el 2, está en el mismo renglón, a la izquierda. El número de la factura está tres renglones abajo, a la izquierda.',
  'registration.receipt.note': 'Tu recibo puede cambiar de color o de tamaño; los datos conservan estos nombres.',
  'registration.receipt.total': 'Total a pagar',
  'registration.receipt.meter': 'No. de medidor',
  'registration.receipt.location': 'Localización',
  'registration.receipt.reference': 'Referencia',
  'registration.receipt.administration': 'Administración',
  'registration.receipt.tariff': 'Tipo de tarifa',
  'registration.receipt.contracted': 'Contratación',
  'registration.receipt.current': 'Lectura actual',
  'registration.receipt.previous': 'Lectura anterior',
  'registration.receipt.consumption': 'Consumo',
  'registration.receipt.invoice': 'No. de factura',
  'registration.receipt.period': 'Facturación',
  'registration.noReceipt':
    '<b>¿No tienes un recibo a la mano?</b> Llámanos al <tel>{phone}</tel> y te ayudamos a encontrar tu referencia.',

  'registration.reference': 'Referencia (sin puntos)',
  'registration.referenceHelp': 'En el dibujo, dentro del recuadro amarillo.',
  'registration.firstSurname': 'Apellido paterno',
  'registration.secondSurname': 'Apellido materno',
  'registration.onlyOneSurname': 'El titular del contrato tiene un solo apellido',
  'registration.companyName': 'Nombre de la empresa',
  'registration.companyNameHelp': 'Puedes escribirlo con «S.A. de C.V.» o sin ello.',
  'registration.meter': 'Número de medidor',
  'registration.meterHelp': 'También está grabado en la tapa de tu medidor.',
  'registration.noMeter': 'Mi contrato no tiene medidor',
  'registration.invoice': 'Número de factura',
  'registration.invoiceHelp':
    'Escribe el de cualquiera de sus facturas y deja vacío el medidor. En el recibo es el renglón «No. de factura».',
  'registration.dataProtection':
    'El responsable del tratamiento de sus datos es {name}. Sus datos serán tratados con la finalidad de gestionar la petición contenida en el formulario. Puede acceder a sus datos, solicitar que se modifiquen o supriman, pedir que limitemos el tratamiento, ejercer el derecho a la portabilidad, u oponerse al tratamiento en determinados supuestos, en la forma que explicamos en la <privacy>Política de Privacidad</privacy>, a través del <contact>contacto</contact> de nuestra web.',
  'registration.error.reference': 'Escribe la referencia, como aparece en tu recibo. Por ejemplo: 123456',
  'registration.error.firstSurname': 'Escribe el apellido paterno del titular del contrato',
  'registration.error.secondSurname': 'Escribe el apellido materno, o marca que el titular tiene un solo apellido',
  'registration.error.bothSurnames': 'Borra el apellido materno, o quita la marca de «un solo apellido»',
  'registration.error.company': 'Escribe el nombre de la empresa, como aparece en tu recibo',
  'registration.error.meter':
    'Escribe el número de medidor, como aparece en tu recibo. Si el contrato no tiene, escribe el número de una factura',
  'registration.error.noMatch': 'Los datos no coinciden con ningún contrato. Cópialos como aparecen en tu recibo.',
  'registration.error.wait':
    'Por seguridad hacemos una pausa, porque los datos no coincidieron varias veces. Vuelve a intentarlo en {minutes, plural, one {# minuto} many {# de minutos} other {# minutos}}. Lo que escribiste sigue aquí.',

  'registration.user': 'Registro usuario',
  'registration.usernameRule': 'El nombre de usuario elegido no debe contener espacios. Máximo 100 caracteres.',
  'registration.username': 'Usuario',
  'registration.email': 'Email',
  'registration.emailHelp': 'Ahí te llega el correo para activar tu cuenta.',
  'registration.emailAgain': 'Repite el email',
  'registration.terms':
    'He leído y acepto el <notice>Aviso Legal</notice> y las <terms>Condiciones de Uso</terms> de esta Oficina Virtual',
  'registration.newTab': 'Los dos textos se abren en otra pestaña: no pierdes lo que escribiste.',
  'registration.error.username': 'Elige un nombre de usuario',
  'registration.error.username.spaces': 'Quita los espacios del nombre de usuario. Por ejemplo: ana.nunez',
  'registration.error.username.long': 'Acorta el nombre de usuario a 100 caracteres',
  'registration.error.username.signs':
    'Usa letras, números y signos que se vean: el nombre de usuario lleva un carácter invisible',
  'registration.error.username.taken': 'Ese nombre de usuario ya está ocupado. Elige otro, por ejemplo: {example}',
  'registration.error.email.missing': 'Escribe tu correo. Por ejemplo: maria@correo.mx',
  'registration.error.email.at': 'Falta la arroba. Por ejemplo: maria@correo.mx',
  'registration.error.email.shape': 'Escribe el correo completo y sin espacios. Por ejemplo: maria@correo.mx',
  'registration.error.emailAgain': 'Los dos correos no son iguales. Escribe el mismo en los dos campos',
  'registration.error.terms': 'Para registrarte, marca que aceptas el Aviso Legal y las Condiciones de Uso',
  'registration.error.contractGone': 'Ese contrato ya no se puede registrar. Llámanos y lo revisamos contigo.',

  'registration.error.tooMany':
    'Ese contrato se registró muchas veces hoy. Vuelve a intentarlo en {hours, plural, one {# hora} many {# de horas} other {# horas}}, o llámanos.',

  'registration.sentTitle': 'Revisa tu correo',
  'registration.sentText':
    'Enviamos un correo a <b>{email}</b>. Ábrelo y haz clic en la palabra «aquí» para elegir tu contraseña. El enlace sirve durante 48 horas.',
  'registration.sentUser': 'Tu usuario es <b>{username}</b>.',
  'registration.sentAgain': 'Lo enviamos otra vez.',
  'registration.notArrived': '¿No te llegó?',
  'registration.notArrivedText':
    'Espera un minuto y revisa la carpeta de correo no deseado. Si el correo está mal escrito, <a>corrígelo</a>.',
  'registration.sendAgain': 'Enviar otra vez',
  'registration.sendAgainWait':
    'Ya lo enviamos varias veces. Puedes pedirlo de nuevo en {minutes, plural, one {# minuto} many {# de minutos} other {# minutos}}.',

  'registration.activation': 'Activar la cuenta de usuario',
  'registration.activationLede': 'Elige la contraseña del usuario <b>{username}</b>. Con ella activas tu cuenta.',
  'registration.activated': 'Felicidades, tu cuenta de usuario ya está activada',
  'registration.activatedFor': 'Ya puedes acceder al Área de Clientes para:',
  'registration.activated.see': 'Consultar tus consumos y facturas.',
  'registration.activated.change': 'Consultar y modificar los datos de tus contratos.',
  'registration.activated.requests': 'Realizar todas las gestiones y seguir su progreso.',
  'registration.enter': 'Acceder al Área de Clientes',
  'registration.link.late.title': 'Este enlace venció',
  'registration.link.late.text':
    'Los enlaces de activación sirven durante 48 horas. Pide otro: llega al mismo correo, y tu usuario sigue siendo el mismo.',
  'registration.link.used.title': 'Este enlace ya se usó',
  'registration.link.used.text':
    'Tu cuenta ya está activada. Accede con tu usuario y tu contraseña; si la olvidaste, puedes recuperarla.',
  'registration.link.replaced.title': 'Este enlace ya no sirve',
  'registration.link.replaced.text':
    'Después de él se envió otro correo de activación: usa el enlace del más reciente, o pide uno nuevo.',
  'registration.link.unknown.title': 'Este enlace no está completo',
  'registration.link.unknown.text':
    'Cópialo entero desde tu correo, del principio al final, o pide uno nuevo. A veces el programa de correo lo corta en dos líneas.',
  'registration.askAgain': 'Pedir otro enlace',
  'registration.forgotPassword': '¿Olvidaste tu contraseña?',
  'registration.againTitle': 'Pide otro correo de activación',
  'registration.againLede': 'Escribe el usuario que elegiste al registrarte. El correo llega a la dirección que diste.',
  'registration.againSent':
    'Si ese usuario existe y todavía no está activado, en unos segundos le llega un correo con un enlace nuevo. Sirve durante 48 horas.',
  'registration.againHelp': 'Si no lo ves, revisa la carpeta de correo no deseado antes de pedirlo otra vez.',

  'registration.add': 'Agregar contrato',
  'registration.addLede': 'Comprobamos que el contrato es tuyo con los datos de un recibo, igual que al registrarte.',
  'registration.addKind': 'A nombre de quién está',
  'registration.addPerson': 'Una persona',
  'registration.addCompany': 'Una empresa',

  'access.title': 'Quién puede ver este contrato',
  'access.lede': 'Contrato {contract}. Cada cuenta lo agregó con los datos de un recibo.',
  'access.list': 'Cuentas con acceso',
  'access.you': 'Tú',
  'access.since': 'Desde el {date}',
  'access.proof.meter': 'Lo comprobó con el número del medidor',
  'access.proof.invoice': 'Lo comprobó con el número de una factura',
  'access.end': 'Quitar acceso',
  'access.endHidden': 'a {who}',
  'access.leave': 'Dejar de ver este contrato',
  'access.onlyYou': 'Nadie más tiene acceso.',
  'access.notYours':
    'Si no reconoces una cuenta, quítale el acceso: le avisamos por correo y queda registrado quién lo hizo y cuándo.',
  'access.back': 'Contrato {contract}',
  'access.endTitle': 'Quitar acceso a {who}',
  'access.endText':
    'Dejará de ver las facturas y los consumos del contrato {contract}. Le avisamos por correo. Puede volver a agregarlo si tiene los datos de un recibo.',
  'access.leaveTitle': 'Dejar de ver el contrato {contract}',
  'access.leaveText':
    'Desaparece de tu cuenta; el servicio de agua no cambia. Puedes volver a agregarlo con los datos de un recibo.',
  'access.cancel': 'Cancelar',
  'access.ended': 'Listo: quitamos el acceso a esa cuenta y le avisamos por correo.',
} as const
