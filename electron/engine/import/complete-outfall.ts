/** What an outfall's row says about columns that its ledger does not have: the class that follows from the subclass, the code. */
import { CLASS_OF_SUBCLASS } from '../../../shared/domain/outfall-classes'
import type { RowCompletion } from './convert-rows'
import { codeOf } from './vocabulary-codes'

const isSubclass = (code: unknown): code is keyof typeof CLASS_OF_SUBCLASS => typeof code === 'string' && Object.hasOwn(CLASS_OF_SUBCLASS, code)

export const completeOutfall: RowCompletion = {
  columns: ['code', 'code_national', 'code_local', 'outfall_class', 'outfall_subclass'],
  complete(columns, at, misfits) {
    const { code, code_national: national, code_local: local, outfall_class: classes, outfall_subclass: subclasses } = columns
    // Ledgers have one column 类型 and write the second level into it.
    const position = misfits.findIndex(({ column }) => column === 'outfall_class')
    const misfit = misfits[position]
    if (misfit !== undefined && subclasses![at] === null) {
      const subclass = codeOf('outfallSubclass', String(misfit.value))
      if (subclass !== null) {
        subclasses![at] = subclass
        misfits.splice(position, 1)
      }
    }
    const subclass = subclasses![at]
    if (classes![at] === null && isSubclass(subclass) && !misfits.some(({ column }) => column === 'outfall_class')) classes![at] = CLASS_OF_SUBCLASS[subclass]
    code![at] ??= national![at] ?? local![at] ?? null
  },
}
