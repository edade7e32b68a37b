import { attachFiles } from './attach.ts'
import { chooseByKey } from './choose.ts'
import { copyOnClick, printOnClick } from './copy.ts'
import { keepDrafts } from './draft.ts'
import { filterWhileTyping } from './filter.ts'
import { focusOnTrouble, sendOnce } from './forms.ts'
import { returnFocus } from './menus.ts'
import { stayReadable } from './offline.ts'
import { fillPosition } from './position.ts'
import { runTotals } from './running-total.ts'
import { showPasswords } from './show-password.ts'
import { suggestWhileTyping } from './suggest.ts'
import { watchState } from './watch.ts'

// Improves pages that already work without it.
focusOnTrouble()
sendOnce()
showPasswords()
returnFocus()
filterWhileTyping()
chooseByKey()
suggestWhileTyping()
runTotals()
copyOnClick()
printOnClick()
watchState()
attachFiles()
keepDrafts()
fillPosition()
stayReadable()
