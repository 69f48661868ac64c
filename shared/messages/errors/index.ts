/** Every error message, one file an area. A new area is added to both the type and the table. */
import type { ErrorCode, ErrorData } from '../../errors'
import { type Language, type Message, translate } from '../translate'
import { alertErrorMessages, type AlertErrorParams } from './alert'
import { briefErrorMessages, type BriefErrorParams } from './brief'
import { checkErrorMessages, type CheckErrorParams } from './check'
import { importErrorMessages, type ImportErrorParams } from './import'
import { importConversionMessages, type ImportConversionParams } from './import-conversion'
import { importProblemMessages, type ImportProblemParams } from './import-problem'
import { storeErrorMessages, type StoreErrorParams } from './store'
import { taskErrorMessages, type TaskErrorParams } from './task'
import { usageErrorMessages, type UsageErrorParams } from './usage'
import { validationProblemMessages, type ValidationProblemParams } from './validation'
import { waterErrorMessages, type WaterErrorParams } from './water'

/** What the message of each code names. */
export type ErrorParams = AlertErrorParams & BriefErrorParams & CheckErrorParams & ImportErrorParams & ImportConversionParams & ImportProblemParams & StoreErrorParams & TaskErrorParams & UsageErrorParams & ValidationProblemParams & WaterErrorParams

const errorMessages: Record<ErrorCode, Message> = {
  ...alertErrorMessages,
  ...briefErrorMessages,
  ...checkErrorMessages,
  ...importErrorMessages,
  ...importConversionMessages,
  ...importProblemMessages,
  ...storeErrorMessages,
  ...taskErrorMessages,
  ...usageErrorMessages,
  ...validationProblemMessages,
  ...waterErrorMessages,
}

/** The sentence for a failure: what happened and what to do next. */
export function translateError(error: ErrorData, language: Language): string {
  return translate(errorMessages[error.code], language, error.params)
}
