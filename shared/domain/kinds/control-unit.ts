/** Units of 生态环境分区管控 with their admission lists (准入清单). */
import { defineKind } from './kind'

export const controlUnit = defineKind({
  id: 'controlUnit',
  table: 'control_unit',
  title: { zh: '生态环境管控单元', en: 'control unit' },
  geometry: 'MultiPolygon',
  legal: true,
  fields: [
    { name: 'unit_class', type: 'text', title: { zh: '单元类别', en: 'class' }, vocabulary: 'controlUnitClass', synonyms: ['分类', '管控单元分类', '单元类型', '管控单元类别', '单元分类', '类别', '类型', '管控类别', '环境管控单元类别', '管控单元类型'] },
    { name: 'admission_list', type: 'text', title: { zh: '准入清单', en: 'admission list' }, synonyms: ['生态环境准入清单', '管控要求', '准入要求'] },
    { name: 'vintage', type: 'date', title: { zh: '版本日期', en: 'version date' }, synonyms: ['版本', '发布日期', 'version'] },
    { name: 'document_number', type: 'text', title: { zh: '批准文号', en: 'document number' }, synonyms: ['文号', '发布文号'] },
  ],
})
