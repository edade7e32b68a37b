/** The groups of the catalogue, what else a kind is called, and earlier versions of its forms. */
export const deskCatalogueWords = {
  'deskCatalogueGroups.title': 'Grupos y orden',
  'deskCatalogueGroups.lede':
    'Cambia el nombre y el orden de los grupos, y qué gestiones van en cada uno. Nadie ve tus cambios hasta que los publiques.',
  'deskCatalogueGroups.field.title': 'Nombre del grupo',
  'deskCatalogueGroups.field.order': 'Orden',
  'deskCatalogueGroups.fixed':
    'El nombre de este grupo no cambia, ni salen de él las gestiones sin campo «Grupo»: son del manual publicado, o la oficina las usa.',
  'deskCatalogueGroups.new': 'Grupo nuevo',
  'deskCatalogueGroups.newHelp':
    'Escribe su nombre y elígelo como grupo de al menos una gestión. Un grupo que se queda sin gestiones se quita.',
  'deskCatalogueGroups.field.also': 'Cómo más la llama la gente',
  'deskCatalogueGroups.field.alsoHelp':
    'Palabras con las que alguien la buscaría y que no están en el título ni en la introducción.',
  'deskCatalogueGroups.field.oneOf': 'Basta contestar una de las que llevan esta marca',
  'deskCatalogueGroups.previewOneOf': 'Hay que contestar al menos una: {labels}.',
  'deskCatalogueGroups.error.title': 'Escribe el nombre del grupo, en 100 letras como máximo.',
  'deskCatalogueGroups.error.twice': 'Escribe otro nombre: ya hay un grupo que se llama así.',
  'deskCatalogueGroups.error.new': 'Escribe el nombre del grupo nuevo: elegiste ponerle una gestión.',
  'deskCatalogueGroups.error.empty': 'Elige el grupo nuevo en al menos una gestión: vacío no se muestra.',
  'deskCatalogueGroups.error.most': 'Deja {most} grupos o menos.',
  'deskCatalogue.error.oneOf': 'Marca dos preguntas o más, o ninguna.',
  'deskCatalogue.change.also': '«{title}»: cambia cómo más la llama la gente.',
  'deskCatalogue.change.oneOf': '«{title}»: cambian las preguntas de las que basta contestar una.',
  'deskCatalogue.change.groupNew': 'Grupo nuevo: «{title}».',
  'deskCatalogue.change.groupGone': 'El grupo «{title}» se queda sin gestiones y se quita.',
  'deskCatalogue.change.groupTitle': 'El grupo «{before}» se llamará «{title}».',
  'deskCatalogue.change.groupOrder': 'Cambia el orden de los grupos.',
  'deskCatalogue.change.kindOrder': 'Cambia el orden de las gestiones de «{title}».',
  'deskCatalogue.change.moved': '«{title}» pasa del grupo «{before}» a «{after}».',
  'deskCatalogueVersion.see': 'Un formulario de esta versión',
  'deskCatalogueVersion.kind': 'Gestión',
  'deskCatalogueVersion.show': 'Ver formulario',
}
