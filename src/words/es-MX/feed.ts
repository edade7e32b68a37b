/** What the import says to the utility's technicians: what was expected, never only what went wrong. */
export const feedWords = {
  'feed.expected.value': 'Se esperaba un valor en la columna «{column}»; está vacía.',
  'feed.expected.key': 'Se esperaba una clave con al menos una letra o un número, sin saltos de línea.',
  'feed.expected.text': 'Se esperaba un texto de {max, number} caracteres como máximo.',
  'feed.expected.printable': 'Se esperaba un texto sin caracteres de control.',
  'feed.expected.date': 'Se esperaba una fecha que exista, de 1900 a 2199, escrita AAAA-MM-DD; por ejemplo 2021-02-20.',
  'feed.expected.period': 'Se esperaba un periodo de 1900 a 2199 escrito AAAA-MM; por ejemplo 2021-02.',
  'feed.expected.money': 'Se esperaba un importe en pesos con dos decimales y sin comas; por ejemplo 1344.00.',
  'feed.expected.whole': 'Se esperaba un número entero de {min, number} a {max, number}.',
  'feed.expected.decimal':
    'Se esperaba un número con {places, plural, one {un decimal} other {# decimales}} como máximo, de {min} a {max}.',
  'feed.expected.choice': 'Se esperaba {choices}.',
  'feed.expected.uuid': 'Se esperaba un folio fiscal (UUID); por ejemplo 5d3f1c6e-8a53-4c1b-9f0e-2b7a5c1d4e6f.',
  'feed.expected.meter': 'Se esperaba un número de medidor de 3 a 30 letras y números, o nada si no hay medidor.',
  'feed.expected.surname': 'Se esperaba el apellido paterno, porque tipo_persona es FISICA.',
  'feed.expected.company': 'Se esperaba la razón social, porque tipo_persona es MORAL.',
  'feed.expected.columns':
    'Se esperaban {expected, plural, one {una columna} other {# columnas}}, como en el encabezado; hay {found, number}.',
  'feed.unknown.contract': 'Se esperaba un contrato que esté en contratos.csv o ya en la oficina; no existe.',
  'feed.unknown.invoice': 'Se esperaba una factura que esté en facturas.csv o ya en la oficina; no existe.',
  'feed.refused.link': 'Se esperaba un archivo dentro de la carpeta; es un enlace.',
  'feed.refused.notFile': 'Se esperaba un archivo; es otra cosa.',
  'feed.refused.notFolder': 'Se esperaba una carpeta; es otra cosa.',
  'feed.refused.unreadable': 'Se esperaba un archivo que se pueda leer; el sistema dice: {reason}.',
  'feed.refused.empty': 'Se esperaba un encabezado con los nombres de las columnas; el archivo está vacío.',
  'feed.refused.encoding': 'Se esperaba un texto en UTF-8 o ISO-8859-1; no es ninguno de los dos.',
  'feed.refused.notCsv': 'Se esperaba un archivo CSV; deja de serlo en la línea {line}.',
  'feed.refused.cut': 'Se esperaba un archivo entero; termina a la mitad de la fila que empieza en la línea {line}.',
  'feed.refused.missing':
    '{count, plural, one {Falta la columna obligatoria} other {Faltan las columnas obligatorias}} {columns}.',
  'feed.refused.twice': 'Se esperaba cada columna una vez; «{column}» está dos veces en el encabezado.',
  'feed.refused.pdf': 'Se esperaba un PDF: un archivo que empiece con %PDF-.',
  'feed.refused.pdfSize': 'Se esperaba un PDF de {max} MB como máximo.',
  'feed.refused.pdfName': 'Se esperaba el número de una factura o su folio fiscal (UUID); ninguna lo tiene.',
  'feed.refused.pdfSame': 'Se esperaba un PDF por factura; {other} ya es de la misma.',
  'feed.refused.folder': 'Se esperaba una carpeta que se pueda leer, con archivos del intercambio, en {folder}.',
  'feed.refused.report': 'El informe no se puede escribir en {path}; el sistema dice: {reason}. No se importó nada.',
  'feed.notice.later': '{name}: la oficina todavía no recibe este archivo; se dejó como está.',
  'feed.notice.unknownFile': '{name}: no es un archivo del intercambio; se dejó como está.',
  'feed.notice.unknownColumns':
    '{file}: {count, plural, one {se ignoró la columna} other {se ignoraron las columnas}} {columns}.',
  'feed.notice.duplicates':
    '{file}: {count, plural, one {una fila repite la clave de otra posterior y no cuenta} other {# filas repiten la clave de otra posterior y no cuentan}}.',
  'feed.notice.waiting': 'Otra importación está en curso; esta empieza cuando aquella termine.',
  'feed.refusedFile': '{file} no se importó. {reason}',
  'feed.summary.file': '{file} {rows, number}',
  'feed.summary.fileChanges': '{file} {rows, number} ({changes})',
  'feed.summary.new':
    '{file, select, contratos {{count, plural, one {# nuevo} other {# nuevos}}} conceptos {{count, plural, one {# nuevo} other {# nuevos}}} pagos {{count, plural, one {# nuevo} other {# nuevos}}} pdf {{count, plural, one {# nuevo} other {# nuevos}}} cfdi {{count, plural, one {# nuevo} other {# nuevos}}} other {{count, plural, one {# nueva} other {# nuevas}}}}',
  'feed.summary.changed':
    '{file, select, contratos {{count, plural, one {# cambiado} other {# cambiados}}} conceptos {{count, plural, one {# cambiado} other {# cambiados}}} pagos {{count, plural, one {# cambiado} other {# cambiados}}} pdf {{count, plural, one {# cambiado} other {# cambiados}}} cfdi {{count, plural, one {# cambiado} other {# cambiados}}} other {{count, plural, one {# cambiada} other {# cambiadas}}}}',
  'feed.summary.unchanged': 'nada cambió',
  'feed.summary.refused': '{count, plural, one {# archivo rechazado} other {# archivos rechazados}}',
  'feed.summary.rejects': '{count, plural, one {# rechazo} other {# rechazos}}',
  'feed.summary.seconds': '{seconds} s',
  'feed.summary.report': 'informe: {folder}',
  'feed.invoices.told':
    '{count, plural, one {Se avisó por correo de facturas nuevas a una dirección} many {Se avisó por correo de facturas nuevas a # de direcciones} other {Se avisó por correo de facturas nuevas a # direcciones}}',
  'feed.readings.settled':
    '{count, plural, one {Se supo qué pasó con una lectura enviada en el portal} many {Se supo qué pasó con # de lecturas enviadas en el portal} other {Se supo qué pasó con # lecturas enviadas en el portal}}',
  'feed.postings.applied':
    '{count, plural, one {Se aplicó un pago del portal} many {Se aplicaron # de pagos del portal} other {Se aplicaron # pagos del portal}}',
  'feed.postings.amount':
    'Pago del portal {id}: pagos.csv dice {posted} y el portal entregó {expected}. No cuenta como aplicado hasta que coincidan.',
  'feed.postings.state':
    'Pago del portal {folio}: pagos.csv lo da por aplicado, y {state, select, returned {su dinero ya se devolvió} held {su dinero está en revisión} other {su dinero no ha llegado}}.',
  'feed.postings.unknown':
    'Pago {number}: pagos.csv dice que es el {reference} del portal; el portal no tiene ninguno así.',
  'feed.export.summary':
    'exportación {number} · pagos_portal {payments, number} · gestiones_portal {requests, number} · datos_contacto_portal {contacts, number} · lecturas_portal {readings, number} · carpeta: {folder}',
  'feed.export.acknowledged':
    'Exportación {number}: {rows, plural, one {# fila recibida; no vuelve a salir} other {# filas recibidas; no vuelven a salir}}.',
  'feed.export.already': 'Exportación {number}: ya constaba como recibida.',
  'feed.export.unknown':
    'No hay ninguna exportación {number}: su número está en exportacion.txt, junto a los archivos.',
  'feed.export.notNumber': 'Se esperaba el número de una exportación, por ejemplo 12; se escribió «{text}».',
  'feed.export.unwritable': 'No se puede escribir en {folder}; el sistema dice: {reason}. No se exportó nada.',
  'feed.progress': '{file} · {rows, number} filas · {speed, number} filas/s · faltan {left}',
} as const
