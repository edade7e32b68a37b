import type { organisationWords as spanish } from '../es-MX/organisations.ts'

const role = '{role, select, sees {see} pays {see and pay} other {see, pay and administer}}'
const people = '{people, plural, one {# person} other {# people}}'
const contracts = '{contracts, plural, one {# contract} other {# contracts}}'

/** The people of a company, what belongs to its organisation, and their mails. */
export const organisationWords: Record<keyof typeof spanish, string> = {
  'organisations.title': 'My organisation',
  'organisations.titles': 'My organisations',
  'organisations.lede': 'Several people see and pay the contracts of a company, each with an account of their own.',
  'organisations.none': 'You are not in any organisation yet.',
  'organisations.noneHow': 'Create one and invite by mail whoever should see or pay your contracts.',
  'organisations.noneNoContracts': 'To create one, first add a contract of which you are the account holder.',
  'organisations.new': 'Create an organisation',
  'organisations.list': 'Your organisations',
  'organisations.sizes': `${people} · ${contracts}`,
  'organisations.role.sees': 'Sees',
  'organisations.role.pays': 'Sees and pays',
  'organisations.role.administers': 'Administers',
  'organisations.roleHelp.sees': 'Invoices, consumption and their files.',
  'organisations.roleHelp.pays': 'Also pays, with their own cards or at a shop.',
  'organisations.roleHelp.administers':
    'Can also send readings, start requests and change contact data. They invite and remove people and choose which contracts belong.',
  'organisations.roleNever': 'Nobody but the account holder sees their tax data.',

  'organisations.name': 'Name of the organisation',
  'organisations.nameHelp': 'As the people you will invite know it.',
  'organisations.which': 'Which contracts belong?',
  'organisations.whichAll': 'All of mine, also those I add later',
  'organisations.whichChosen': 'Only those I choose in the next step',
  'organisations.newLede':
    'Contracts of which you are the account holder can belong. You keep seeing them whatever happens to the organisation.',
  'organisations.create': 'Create organisation',
  'organisations.error.name': 'Write the name, of 100 letters at most.',
  'organisations.error.contracts': 'Choose which contracts belong.',
  'organisations.error.role': 'Choose what they may do.',
  'organisations.error.noContracts': 'First add a contract of which you are the account holder.',
  'organisations.error.tooMany': 'You have created {most} organisations. Close one to create another.',
  'organisations.error.wait': 'You have created many organisations today. Create another tomorrow.',

  'organisations.people': 'People',
  'organisations.person': 'Person',
  'organisations.you': 'You',
  'organisations.since': 'Since {date}',
  'organisations.brought': 'Put in {contracts, plural, one {# contract} other {# contracts}}',
  'organisations.onlyYou': 'It is only you so far. Invite whoever should see or pay these contracts.',
  'organisations.invite': 'Invite somebody',
  'organisations.changeRole': 'Change role',
  'organisations.remove': 'Remove',
  'organisations.of': 'of {who}',
  'organisations.to': '{who}',
  'organisations.leave': 'Leave the organisation',
  'organisations.mine': 'Your role: {role}',
  'organisations.administeredBy': 'Administered by: {names}.',
  'organisations.contracts': 'Contracts',
  'organisations.contractsIn':
    '{contracts, plural, =0 {There are no contracts in the organisation.} one {# contract in the organisation.} other {# contracts in the organisation.}}',
  'organisations.contractsNew': 'Contracts you add later belong by themselves.',
  'organisations.contractsChoose': 'Choose contracts',
  'organisations.contractsSee': 'See my contracts',
  'organisations.pending': 'Invitations not accepted yet',
  'organisations.pendingUntil': '{role}. The invitation serves until {date}.',
  'organisations.withdraw': 'Withdraw invitation',
  'organisations.history': 'History',
  'organisations.historySee': 'See the history',
  'organisations.rename': 'Change the name',
  'organisations.save': 'Save',
  'organisations.close': 'Close the organisation',
  'organisations.cancel': 'Cancel',
  'organisations.done.founded': 'The organisation is ready. Invite whoever should see these contracts.',
  'organisations.done.invited': 'We sent the invitation. It stays here until it is accepted.',
  'organisations.done.withdrawn': 'We withdrew the invitation: its link opens nothing any more.',
  'organisations.done.role': 'You changed the role and we told them by mail.',
  'organisations.done.removed': 'Done: that person is no longer in the organisation and we told them by mail.',
  'organisations.done.renamed': 'We saved the name.',
  'organisations.done.contracts': 'We saved which contracts belong.',
  'organisations.done.out': 'Contract {contract} left the organisation.',
  'organisations.done.left': 'You are no longer in the organisation.',
  'organisations.done.closed': 'The organisation is closed.',

  'organisations.inviteTitle': 'Invite to {name}',
  'organisations.inviteLede': 'They get a link by mail and come in with their account, or create one right there.',
  'organisations.email': 'Email of the other person',
  'organisations.roleAsked': 'What may they do?',
  'organisations.send': 'Send invitation',
  'organisations.error.already': 'That person is already in the organisation.',
  'organisations.error.full':
    'There is room for {most} people, with those who are invited. Remove somebody or withdraw an invitation.',
  'organisations.error.invitations': 'Many invitations were sent today. Send another tomorrow.',

  'organisations.roleTitle': 'Role of {who}',
  'organisations.roleLede': 'It counts as soon as you save. We tell them by mail.',
  'organisations.error.needed': 'No one else is in charge here. First put one more person in charge.',
  'organisations.removeTitle': 'Remove {who}',
  'organisations.removeText':
    'At once they stop seeing the contracts they see through {name}. What is theirs or lent to them by an account holder they keep seeing. Payments they made stay; their automatic payments stop.',
  'organisations.leaveTitle': 'Leave {name}',
  'organisations.leaveText':
    'At once you stop seeing the contracts you see through {name}. Yours and those lent to you by an account holder you keep seeing.',
  'organisations.takesAlong':
    '{brought, plural, one {# contract that came with this person leaves the organisation too: the others stop seeing it.} other {# contracts that came with this person leave the organisation too: the others stop seeing them.}}',
  'organisations.lastOne':
    'You are the only one in charge of {name}. To leave, first put someone else in charge, or close it.',
  'organisations.closeTitle': 'Close {name}',
  'organisations.closeText': `{people, plural, one {Only you stop} other {# people stop}} seeing its ${contracts} through the organisation. Each account holder keeps seeing theirs. It cannot be opened again.`,

  'organisations.contractsTitle': 'Contracts of {name}',
  'organisations.contractsLede':
    'A contract is in only if its holder put it in. It goes out when someone in charge says so, or when the holder leaves.',
  'organisations.held': 'Yours',
  'organisations.heldCount':
    '{belonging} of {contracts, plural, one {# contract belongs} other {# contracts belong}} to the organisation.',
  'organisations.heldNone': 'You are not the account holder of any contract, so you cannot put any in.',
  'organisations.groupNone': 'There are no contracts of yours in that group.',
  'organisations.takesNew': 'Contracts I add later belong by themselves',
  'organisations.group': 'Group',
  'organisations.everyGroup': 'Every group',
  'organisations.filter': 'Show',
  'organisations.putGroup': 'Put the whole group “{group}” in',
  'organisations.putAll': 'Put all of mine in',
  'organisations.groupHelp':
    'Those that the group has today are put in; changing the group later does not change who sees them.',
  'organisations.others': 'Those that other people put in',
  'organisations.broughtBy': 'Put in by {who}',
  'organisations.take': 'Take out',
  'organisations.takeHidden': 'contract {contract}',
  'organisations.takeTitle': 'Take contract {contract} out of the organisation',
  'organisations.takeText':
    '{people, plural, one {# person stops} other {# people stop}} seeing it through {name}. Whoever is the account holder, or sees it because an account holder lends it, keeps seeing it.',
  'organisations.takeButton': 'Take the contract out',

  'organisations.historyTitle': 'History of {name}',
  'organisations.historyLede': 'What changed, who did it and when. Whoever administers sees it.',
  'organisations.act':
    '{act, select, founded {{by} created the organisation “{subject}”} renamed {{by} named it “{subject}”} closed {{by} closed the organisation} invited {{by} invited {subject}} withdrawn {{by} withdrew the invitation to {subject}} joined {{about} accepted the invitation} role {{by} changed the role of {about}} removed {{by} removed {about}} left {{about} left} takesNew {{by} let their new contracts belong by themselves} takesNoNew {{by} stopped letting their new contracts belong} in {{contracts, plural, =1 {Contract {contract} came in} other {# contracts came in}} ({by})} other {{contracts, plural, =1 {Contract {contract} left} other {# contracts left}} ({by})}}',
  'organisations.utility': 'the utility',

  'organisations.accept.title': 'Invitation to {name}',
  'organisations.accept.what':
    '<b>{who}</b> invites you to this organisation. {contracts, plural, =0 {It has no contracts yet.} one {It has # contract.} other {It has # contracts.}}',
  'organisations.accept.mayDo': 'What you may do',
  'organisations.accept.shown': 'Whoever administers will see your name and your email.',
  'organisations.accept.as': 'You are signed in as {name}. If you accept, this account will see the contracts.',
  'organisations.accept.button': 'Accept the invitation',
  'organisations.accept.createText':
    'It will use the email {email}, which was invited, and see the contracts as soon as you sign in.',
  'organisations.accept.alreadyIn': 'This account is already in the organisation.',
  'organisations.accept.full': 'The organisation is full. Ask whoever invited you to make room.',
  'organisations.given': 'Sees it through the organisation {name}',
  'organisations.onContract':
    'Through the organisation <b>{name}</b> {people, plural, one {# more person sees} other {# more people see}} it.',
  'organisations.onContractTitle': 'Organisations',
  'organisations.see': 'See the organisation',

  'mail.organisation-invited.subject': 'You are invited to {organisation}',
  'mail.organisation-invited.what': `<b>{who}</b> invites you to <b>{organisation}</b> in the Virtual Office, to ${role} its contracts.`,
  'mail.organisation-invited.accept': 'Open the invitation',
  'mail.organisation-invited.how':
    'Sign in with your account or create one right there. The link serves once, for {days, plural, one {# day} other {# days}}.',
  'mail.organisation-invited.notYou':
    'If you did not expect this invitation, do nothing: nobody will see anything of yours.',
  'mail.organisation-joined.subject': 'Your invitation to {organisation} was accepted',
  'mail.organisation-joined.what': `<b>{who}</b> joined <b>{organisation}</b>, as you asked, and can now ${role} its contracts.`,
  'mail.organisation-joined.end':
    'You can change their role or remove them whenever you like <a>on the page of the organisation</a>.',
  'mail.organisation-role.subject': 'Your role in {organisation} has changed',
  'mail.organisation-role.what': `You can now ${role} the contracts of <b>{organisation}</b>.`,
  'mail.organisation-role.where': 'See who administers it <a>on the page of the organisation</a>.',
  'mail.organisation-ended.subject':
    '{state, select, left {You left {organisation}} removed {You are no longer in {organisation}} other {{organisation} was closed}}',
  'mail.organisation-ended.what':
    '{state, select, left {You left <b>{organisation}</b>} removed {You were removed from <b>{organisation}</b>} other {<b>{organisation}</b> was closed}} on {at}: you no longer see any contract through it.',
  'mail.organisation-ended.still':
    'Contracts that are yours or lent to you by an account holder are still <a>in your account</a>.',
}
