/** How a coordinate system was found out. */
import type { ImportCrs } from '../../../shared/domain/import'
import { importMessages } from '../../../shared/messages/import'
import type { Message } from '../../../shared/messages/translate'

export const howTitles: Readonly<Record<ImportCrs['how'], Message>> = {
  prj: importMessages.howPrj,
  embedded: importMessages.howEmbedded,
  'zone-prefix': importMessages.howZonePrefix,
  given: importMessages.howGiven,
  assumed: importMessages.howAssumed,
}
