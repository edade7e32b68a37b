import { insertTexts, keepTyped, sendByKeys } from './answer.ts'
import { attachFiles } from './attach.ts'
import { copyOnClick, printOnClick } from './copy.ts'
import { focusOnTrouble, sendOnce } from './forms.ts'
import { pressByKey, showOpenRow } from './keys.ts'
import { returnFocus } from './menus.ts'
import { signByPasskey } from './passkeys.ts'
import { showPasswords } from './show-password.ts'

// Improves pages that already work without it.
showOpenRow()
// Before what watches that a form is sent once: a key signs first.
signByPasskey()
focusOnTrouble()
sendOnce()
showPasswords()
returnFocus()
copyOnClick()
printOnClick()
pressByKey()
attachFiles()
keepTyped()
insertTexts()
sendByKeys()
