/** The keys with which an operator gets in. */
export const deskPasskeyWords = {
  'deskPasskeys.title': 'Llaves de acceso',
  'deskPasskeys.text':
    'Con una llave entras sin copiar códigos, después de tu contraseña: la de tu computadora, tu teléfono o una llave USB. La aplicación de códigos sigue sirviendo.',
  'deskPasskeys.add': 'Agregar una llave',
  'deskPasskeys.addText':
    'Ponle un nombre y escribe tu contraseña. Tu navegador te pedirá después tu huella, tu cara, tu PIN o que toques la llave.',
  'deskPasskeys.name': 'Nombre de la llave',
  'deskPasskeys.make': 'Crear la llave',
  'deskPasskeys.since': 'Desde el {day}.',
  'deskPasskeys.used': 'Último uso: {day}.',
  'deskPasskeys.end': 'Quitar',
  'deskPasskeys.endNamed': 'Quitar la llave {name}',
  'deskPasskeys.added': 'Listo: tu llave ya sirve para entrar.',
  'deskPasskeys.ended': 'Listo: esa llave ya no sirve para entrar.',
  'deskPasskeys.use': 'Entrar con mi llave',
  'deskPasskeys.trouble': 'Tu navegador no terminó con la llave. Vuelve a intentarlo, o usa tu aplicación de códigos.',
  'deskPasskeys.wrong': 'Esa llave no sirvió. Vuelve a intentarlo, o escribe el código de tu aplicación.',
  'deskPasskeys.error.name': 'Ponle un nombre a la llave, en 60 letras como máximo.',
  'deskPasskeys.missing':
    'Tu navegador no puede crear llaves, o tiene apagados los scripts. Tu aplicación de códigos sigue sirviendo.',
  'desk.act.passkey-added': 'Agregó una llave de acceso',
  'desk.act.passkey-ended': 'Quitó una llave de acceso',
}
