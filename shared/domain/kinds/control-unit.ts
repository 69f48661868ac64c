/** Units of 生态环境分区管控 with their admission lists (准入清单). */
import { defineKind } from './kind'

export const controlUnit = defineKind({
  id: 'controlUnit',
  table: 'control_unit',
  title: { zh: '生态环境管控单元', en: 'control unit' },
  geometry: 'MultiPolygon',
  legal: true,
  fields: [
    { name: 'unit_class', type: 'text', title: { zh: '单元类别', en: 'class' }, vocabulary: 'controlUnitClass' },
    { name: 'admission_list', type: 'text', title: { zh: '准入清单', en: 'admission list' } },
    { name: 'vintage', type: 'date', title: { zh: '版本日期', en: 'version date' } },
    { name: 'document_number', type: 'text', title: { zh: '批准文号', en: 'document number' } },
  ],
})
