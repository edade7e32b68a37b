import { insertTexts, keepTyped, sendByKeys } from './answer.ts'
import { attachFiles } from './attach.ts'
import { copyOnClick, printOnClick } from './copy.ts'
import { focusOnTrouble, sendOnce } from './forms.ts'
import { pressByKey, showOpenRow } from './keys.ts'
import { returnFocus } from './menus.ts'
import { showPasswords } from './show-password.ts'

// Improves pages that already work without it.
showOpenRow()
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
