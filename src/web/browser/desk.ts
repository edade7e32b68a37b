import { attachFiles } from './attach.ts'
import { copyOnClick, printOnClick } from './copy.ts'
import { focusOnTrouble, sendOnce } from './forms.ts'
import { pressByKey } from './keys.ts'
import { returnFocus } from './menus.ts'
import { showPasswords } from './show-password.ts'

// Improves pages that already work without it.
focusOnTrouble()
sendOnce()
showPasswords()
returnFocus()
copyOnClick()
printOnClick()
pressByKey()
attachFiles()
