export const accountWords = {
  'account.signIn': 'Accede a tu cuenta',
  'account.username': 'Usuario',
  'account.password': 'Contraseña',
  'account.signInButton': 'Acceder',
  'account.forgotPassword': '¿Olvidaste tu contraseña?',
  'account.forgotUsername': '¿Olvidaste tu usuario?',
  'account.usernameMissing': 'Escribe tu usuario.',
  'account.passwordMissing': 'Escribe la contraseña.',
  'account.wrong':
    'El usuario y la contraseña no coinciden. Escríbelos como los elegiste; si acabas de registrarte, primero activa tu cuenta con el enlace de tu correo.',
  'account.noAccount': '¿Todavía no tienes cuenta?',
  'account.registerPerson': 'Registro particular',
  'account.registerCompany': 'Registro empresa',
  'account.notice.expired':
    'Tu sesión terminó porque pasó tiempo sin usarse o la cerraste desde otro lugar. Accede otra vez y sigues donde estabas.',
  'account.notice.wanted': 'Para ver esa página, primero accede a tu cuenta.',
  'account.notice.recovered': 'Listo: tu contraseña cambió. Ya puedes acceder con ella.',

  'account.newPassword': 'Contraseña nueva',
  'account.newPasswordAgain': 'Confirmar contraseña nueva',
  'account.passwordAgain': 'Confirmar contraseña',
  'account.currentPassword': 'Contraseña actual',
  'account.passwordRule.manual':
    'La contraseña debe tener una longitud mínima de 6 caracteres, y debe contener al menos 2 números y 2 letras.',
  'account.passwordRule.strong':
    'La contraseña debe tener una longitud mínima de 12 caracteres. Una frase que solo tú conozcas sirve muy bien.',
  'account.passwordProblem.too-short': 'La contraseña es muy corta. Agrega caracteres hasta llegar al mínimo.',
  'account.passwordProblem.too-long': 'La contraseña pasa de 128 caracteres. Acórtala.',
  'account.passwordProblem.too-few-digits': 'A la contraseña le faltan números. Agrega al menos 2.',
  'account.passwordProblem.too-few-letters': 'A la contraseña le faltan letras. Agrega al menos 2.',
  'account.passwordProblem.too-common':
    'Esa contraseña es de las más usadas, o es igual a tu usuario o tu correo: es lo primero que alguien probaría. Elige otra.',
  'account.passwordsDiffer': 'Las dos contraseñas no son iguales. Escribe la misma en los dos campos.',
  'account.currentPasswordMissing': 'Escribe la contraseña que usas hoy.',
  'account.currentPasswordWrong': 'Esa no es tu contraseña actual. Escribe la que usas hoy para acceder.',

  'account.recoverPassword': 'Recupera tu contraseña',
  'account.recoverPasswordText':
    'Escribe tu usuario. Te mandamos a tu correo un enlace para elegir una contraseña nueva; sirve durante una hora.',
  'account.recoverUsername': 'Recupera tu usuario',
  'account.recoverUsernameText': 'Escribe el correo con el que te registraste. Ahí te mandamos tu nombre de usuario.',
  'account.email': 'Email',
  'account.emailMissing': 'Escribe tu correo completo, con arroba. Por ejemplo: maria@correo.mx',
  'account.send': 'Enviar',
  'account.checkMail': 'Revisa tu correo',
  'account.sentPassword':
    'Si ese usuario tiene una cuenta activa, en unos segundos llega a su correo un enlace para elegir una contraseña nueva. Sirve durante una hora.',
  'account.sentUsername':
    'Si hay cuentas con ese correo, en unos segundos llega un mensaje con sus nombres de usuario.',
  'account.sentHelp': 'Si no lo ves, revisa la carpeta de correo no deseado antes de pedirlo otra vez.',
  'account.sentActivation':
    'Si todavía no activas tu cuenta, lo que te falta es el correo de activación: <a>pídelo otra vez</a>.',
  'account.backToSignIn': 'Volver a acceder',
  'account.choosePassword': 'Elige tu contraseña nueva',
  'account.choosePasswordFor':
    'Es para el usuario <b>{username}</b>. Al guardarla se cierran las sesiones que tengas abiertas.',
  'account.savePassword': 'Guardar contraseña',
  'account.link.late.title': 'Este enlace venció',
  'account.link.late.text': 'Los enlaces para cambiar la contraseña sirven durante una hora. Pide uno nuevo.',
  'account.link.used.title': 'Este enlace ya se usó',
  'account.link.used.text':
    'La contraseña ya se cambió con él, o pediste otro enlace después. Accede con tu contraseña nueva, o pide otro enlace.',
  'account.link.unknown.title': 'Este enlace no está completo',
  'account.link.unknown.text':
    'Cópialo entero desde tu correo, del principio al final, o pide uno nuevo. A veces el programa de correo lo corta en dos líneas.',
  'account.askAgain': 'Pedir otro enlace',

  'account.security': 'Contraseña y sesiones',
  'account.changePassword': 'Cambia tu contraseña',
  'account.changed': 'Listo: tu contraseña cambió. Cerramos tus otras sesiones.',
  'account.sessionClosed': 'Listo: cerramos esa sesión.',
  'account.othersClosed': 'Listo: cerramos tus otras sesiones.',
  'account.sessions': 'Sesiones abiertas',
  'account.sessionsText':
    'Una sesión se cierra sola tras 60 minutos sin usarse, o 12 horas después de acceder. Si no reconoces alguna, ciérrala y cambia tu contraseña.',
  'account.device': '{browser} en {system}',
  'account.browserUnknown': 'Navegador desconocido',
  'account.systemUnknown': 'un equipo desconocido',
  'account.addressUnknown': 'Dirección desconocida',
  'account.thisSession': 'Esta sesión',
  'account.address': 'Dirección',
  'account.since': 'Abierta',
  'account.lastSeen': 'Último uso',
  'account.closeSession': 'Cerrar',
  'account.closeSessionHidden': 'la sesión de {device}, abierta {since}',
  'account.closeOthers': 'Cerrar las demás sesiones',
  'account.onlyThis': 'No tienes otras sesiones abiertas.',
} as const
