/** What stands without a network: the band over a copy, and the page for what has none. */
export const offlineWords = {
  'offline.title': 'Sin conexión',
  'offline.lede':
    'Este aparato no tiene internet, o la oficina no responde. Aquí puedes ver lo que guardamos de tu última visita.',
  'offline.copies': 'Lo que puedes ver ahora',
  'offline.none': 'En este aparato no hay nada tuyo guardado. Abre tus contratos una vez con conexión y quedarán aquí.',
  'offline.notSent': 'No se envió nada',
  'offline.notSentText':
    'Regresa a la página anterior: lo que escribiste sigue ahí. Envíalo cuando vuelva la conexión.',
  'offline.signedOut': 'Borramos de este aparato lo que estaba guardado',
  'offline.signedOutText': 'Tu sesión sigue abierta en la oficina. Cuando vuelva la conexión, ciérrala otra vez.',
  'offline.again': 'Intentar otra vez',
  'offline.of': 'Copia del {date}, {age}',
  'offline.band': '<b>Sin conexión.</b> Ves una copia del {date}, {age}. Lo que debes puede haber cambiado.',
  'offline.description': 'Consulta y paga tu recibo de agua, mira tu consumo y escribe a {utility}, sin hacer fila.',
  'offline.shortName': 'Mi agua',
}
