import type { deskCatalogueWords as spanish } from '../es-MX/desk-catalogue.ts'

export const deskCatalogueWords: Record<keyof typeof spanish, string> = {
  'deskCatalogueGroups.title': 'Groups and order',
  'deskCatalogueGroups.lede':
    'Change the name and the order of the groups, and which requests go in each. Nobody sees your changes until you publish them.',
  'deskCatalogueGroups.field.title': 'Name of the group',
  'deskCatalogueGroups.field.order': 'Order',
  'deskCatalogueGroups.fixed':
    'The name of this group does not change, nor do the requests without a “Group” field leave it: they are in the published manual, or the office uses them.',
  'deskCatalogueGroups.new': 'New group',
  'deskCatalogueGroups.newHelp':
    'Write its name and choose it as the group of at least one request. A group left without requests goes.',
  'deskCatalogueGroups.field.also': 'What else people call it',
  'deskCatalogueGroups.field.alsoHelp':
    'Words somebody would look for it by and that are neither in the title nor in the introduction.',
  'deskCatalogueGroups.field.oneOf': 'One answer is enough among those with this mark',
  'deskCatalogueGroups.previewOneOf': 'At least one must be answered: {labels}.',
  'deskCatalogueGroups.error.title': 'Write the name of the group, in 100 letters at most.',
  'deskCatalogueGroups.error.twice': 'Write another name: there is a group called that already.',
  'deskCatalogueGroups.error.new': 'Write the name of the new group: you chose it for a request.',
  'deskCatalogueGroups.error.empty': 'Choose the new group for at least one request: an empty one is not shown.',
  'deskCatalogueGroups.error.most': 'Leave {most} groups or fewer.',
  'deskCatalogue.error.oneOf': 'Mark two questions or more, or none.',
  'deskCatalogue.change.also': '“{title}”: what else people call it changes.',
  'deskCatalogue.change.oneOf': '“{title}”: the questions of which one answer is enough change.',
  'deskCatalogue.change.groupNew': 'New group: “{title}”.',
  'deskCatalogue.change.groupGone': 'The group “{title}” is left without requests and goes.',
  'deskCatalogue.change.groupTitle': 'The group “{before}” will be called “{title}”.',
  'deskCatalogue.change.groupOrder': 'The order of the groups changes.',
  'deskCatalogue.change.kindOrder': 'The order of the requests in “{title}” changes.',
  'deskCatalogue.change.moved': '“{title}” moves from the group “{before}” to “{after}”.',
  'deskCatalogueVersion.see': 'A form of this version',
  'deskCatalogueVersion.kind': 'Request',
  'deskCatalogueVersion.show': 'See the form',
}
