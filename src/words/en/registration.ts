import type { registrationWords as spanish } from '../es-MX/registration.ts'

export const registrationWords: Record<keyof typeof spanish, string> = {
  'registration.title': 'Register',
  'registration.lede':
    'Have a bill at hand. With its details we check that the contract is yours; then you choose your username and activate it by email.',
  'registration.late':
    'For security we keep what you type for one hour, and it has passed. Choose your kind of registration and start again.',
  'registration.person': 'Register as an individual',
  'registration.personHelp': 'The contract is in a person’s name.',
  'registration.company': 'Register as a company',
  'registration.companyHelp': 'The contract is in the name of a company or institution.',
  'registration.switchToCompany': 'Is the contract in the name of a company? <a>Register as a company</a>',
  'registration.switchToPerson': 'Is the contract in a person’s name? <a>Register as an individual</a>',
  'registration.steps': 'Steps of the registration',
  'registration.step.customer': 'Customer details',
  'registration.step.user': 'User details',
  'registration.step.send': 'Send',
  'registration.stepDone': '(done)',

  'registration.whereReference':
    'You can find the “reference” on your invoice, in the place marked in yellow in the picture below.',
  'registration.receipt.section': 'Where the details are',
  'registration.receipt.name': 'Drawing of a water bill',
  'registration.receipt.description':
    'The reference, marked in yellow with the number 1, is on the first line of details, on the right. The meter number, marked with a 2, is on the same line, on the left. The invoice number is three lines below, on the left.',
  'registration.receipt.note':
    'Bills are printed in Spanish. Yours may differ in colour or size; the details keep these names.',
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
    '<b>No bill at hand?</b> Call us on <tel>{phone}</tel> and we help you find your reference.',

  'registration.reference': 'Reference (without dots)',
  'registration.referenceHelp': 'In the drawing, inside the yellow box.',
  'registration.firstSurname': 'First surname (apellido paterno)',
  'registration.secondSurname': 'Second surname (apellido materno)',
  'registration.onlyOneSurname': 'The account holder has only one surname',
  'registration.companyName': 'Company name',
  'registration.companyNameHelp': 'You can type it with “S.A. de C.V.” or without.',
  'registration.meter': 'Meter number',
  'registration.meterHelp': 'On the bill it is “No. de medidor”. It is also engraved on the lid of your meter.',
  'registration.noMeter': 'My contract has no meter',
  'registration.invoice': 'Invoice number',
  'registration.invoiceHelp':
    'Enter the number of any of its invoices and leave the meter empty. On the bill it is the line “No. de factura”.',
  'registration.dataProtection':
    '{name} is responsible for the processing of your data. Your data will be processed in order to deal with the request made in this form. You can access your data, ask for it to be changed or deleted, ask us to limit its processing, exercise the right to portability, or object to its processing in certain cases, in the way we explain in the <privacy>Privacy Policy</privacy>, through the <contact>contact</contact> of our website.',
  'registration.error.reference': 'Enter the reference, as it appears on your bill. For example: 123456',
  'registration.error.firstSurname': 'Enter the first surname of the account holder',
  'registration.error.secondSurname': 'Enter the second surname, or tick that the account holder has only one surname',
  'registration.error.bothSurnames': 'Clear the second surname, or untick “only one surname”',
  'registration.error.company': 'Enter the company name, as it appears on your bill',
  'registration.error.meter':
    'Enter the meter number, as it appears on your bill. If the contract has none, enter the number of an invoice',
  'registration.error.noMatch': 'The details do not match any contract. Copy them as they appear on your bill.',
  'registration.error.wait':
    'For security we are pausing, because the details did not match several times. Try again in {minutes, plural, one {# minute} other {# minutes}}. What you typed is still here.',

  'registration.user': 'User registration',
  'registration.usernameRule': 'The username you choose must not contain spaces. 100 characters at most.',
  'registration.username': 'Username',
  'registration.email': 'Email',
  'registration.emailHelp': 'The email to activate your account goes there.',
  'registration.emailAgain': 'Repeat the email',
  'registration.terms':
    'I have read and accept the <notice>Legal Notice</notice> and the <terms>Terms of Use</terms> of this Virtual Office',
  'registration.newTab': 'Both texts open in another tab: you do not lose what you typed.',
  'registration.error.username': 'Choose a username',
  'registration.error.username.spaces': 'Remove the spaces from the username. For example: ana.nunez',
  'registration.error.username.long': 'Shorten the username to 100 characters',
  'registration.error.username.signs':
    'Use letters, numbers and signs that can be seen: the username has an invisible character',
  'registration.error.username.taken': 'That username is already taken. Choose another, for example: {example}',
  'registration.error.email.missing': 'Enter your email. For example: maria@correo.mx',
  'registration.error.email.at': 'The @ sign is missing. For example: maria@correo.mx',
  'registration.error.email.shape': 'Enter the full email, without spaces. For example: maria@correo.mx',
  'registration.error.emailAgain': 'The two emails are not the same. Enter the same one in both fields',
  'registration.error.terms': 'To register, tick that you accept the Legal Notice and the Terms of Use',
  'registration.error.contractGone': 'That contract can no longer be registered. Call us and we look at it with you.',

  'registration.error.tooMany':
    'That contract was registered many times today. Try again in {hours, plural, one {# hour} other {# hours}}, or call us.',

  'registration.sentTitle': 'Check your email',
  'registration.sentText':
    'We sent an email to <b>{email}</b>. Open it and click the word “here” to choose your password. The link works for 48 hours.',
  'registration.sentUser': 'Your username is <b>{username}</b>.',
  'registration.sentAgain': 'We sent it again.',
  'registration.notArrived': 'Has it not arrived?',
  'registration.notArrivedText':
    'Wait a minute and check your spam folder. If the email is misspelt, <a>correct it</a>.',
  'registration.sendAgain': 'Send again',
  'registration.sendAgainWait':
    'We have sent it several times. You can ask for it again in {minutes, plural, one {# minute} other {# minutes}}.',

  'registration.activation': 'Activate the user account',
  'registration.activationLede': 'Choose the password for the username <b>{username}</b>. It activates your account.',
  'registration.activated': 'Congratulations, your user account is now active',
  'registration.activatedFor': 'You can now enter the Customer Area to:',
  'registration.activated.see': 'See your water use and invoices.',
  'registration.activated.change': 'See and change the details of your contracts.',
  'registration.activated.requests': 'Make all your requests and follow their progress.',
  'registration.enter': 'Enter the Customer Area',
  'registration.link.late.title': 'This link has expired',
  'registration.link.late.text':
    'Activation links work for 48 hours. Ask for another: it goes to the same email, and your username stays the same.',
  'registration.link.used.title': 'This link has already been used',
  'registration.link.used.text':
    'Your account is already active. Sign in with your username and password; if you forgot the password, you can recover it.',
  'registration.link.replaced.title': 'This link no longer works',
  'registration.link.replaced.text':
    'Another activation email was sent after it: use the link in the latest one, or ask for a new one.',
  'registration.link.unknown.title': 'This link is not complete',
  'registration.link.unknown.text':
    'Copy the whole of it from your email, from beginning to end, or ask for a new one. Email programs sometimes break it over two lines.',
  'registration.askAgain': 'Ask for another link',
  'registration.forgotPassword': 'Forgot your password?',
  'registration.againTitle': 'Ask for another activation email',
  'registration.againLede': 'Enter the username you chose when you registered. The email goes to the address you gave.',
  'registration.againSent':
    'If that username exists and is not active yet, it gets an email with a new link in a few seconds. It works for 48 hours.',
  'registration.againHelp': 'If you do not see it, check your spam folder before asking for it again.',

  'registration.add': 'Add contract',
  'registration.addLede': 'We check that the contract is yours with the details of a bill, as when you registered.',
  'registration.addKind': 'Whose name it is in',
  'registration.addPerson': 'A person',
  'registration.addCompany': 'A company',

  'access.title': 'Who can see this contract',
  'access.lede': 'Contract {contract}. Each account added it with the details of a bill.',
  'access.list': 'Accounts with access',
  'access.you': 'You',
  'access.since': 'Since {date}',
  'access.proof.meter': 'Proved with the meter number',
  'access.proof.invoice': 'Proved with an invoice number',
  'access.end': 'Remove access',
  'access.endHidden': 'of {who}',
  'access.leave': 'Stop seeing this contract',
  'access.onlyYou': 'Nobody else has access.',
  'access.notYours':
    'If you do not recognise an account, remove its access: we tell them by email, and who did it and when is recorded.',
  'access.back': 'Contract {contract}',
  'access.endTitle': 'Remove the access of {who}',
  'access.endText':
    'They will no longer see the invoices and water use of contract {contract}. We tell them by email. They can add it again if they have the details of a bill.',
  'access.leaveTitle': 'Stop seeing contract {contract}',
  'access.leaveText':
    'It disappears from your account; the water service does not change. You can add it again with the details of a bill.',
  'access.cancel': 'Cancel',
  'access.ended': 'Done: we removed the access of that account and told them by email.',
}
