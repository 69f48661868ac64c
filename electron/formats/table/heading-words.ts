/** Words by which a heading is known as one. */
import { toPlainText } from '../../../shared/domain/cell-text/plain-text'

const MAX_HEADING_LENGTH = 40

/** Endings and whole words of Chinese headings in ecology ledgers. */
const CHINESE =
  /(?:序号|编号|编码|代码|名称|名|单位|类型|类别|种类|性质|方式|规模|分类|等级|级别|时间|日期|年份|月份|年度|时限|期限|经度|纬度|经纬度|坐标|东经|北纬|高程|地址|位置|地点|省|市|县|区|镇|乡镇|街道|村|流域|水系|河流|水体|河湖|断面|点位|站点|站位|测站|水质|目标|现状|类|面积|长度|宽度|深度|流量|水量|浓度|排放量|数量|比例|率|值|标准|结果|备注|说明|描述|来源|依据|问题|措施|进展|情况|状态|责任人|联系人|负责人|河长|领导|电话|手机|批次|图号|地块|用途|用地|权属|项目|企业|排口|排污口|水温|溶解氧|氨氮|总磷|总氮|需氧量|指数|透明度|电导率|浊度|叶绿素|悬浮物|年|月|日|度|分|秒|是否.{1,12})$/

const ENGLISH =
  /^(?:(?:f|o|u|g)?id|objectid|no\.?|number|name|title|code|type|kind|class|category|date|time|datetime|year|month|day|period|lon|lng|long|longitude|lat|latitude|x|y|z|east(?:ing)?|north(?:ing)?|elev(?:ation)?|height|depth|area|length|width|address|location|site|station|section|county|city|town|village|district|province|river|lake|basin|status|state|value|unit|result|remark|remarks|memo|note|notes|comment|description|desc|count|flow|ph|do|cod|codmn|bod5?|nh3-?n|tp|tn|geom|geometry|wkt|shape)(?:[_\s-]?\w{0,12})?$/i

const SYMBOLS = /^(?:pH|DO|COD(?:Mn|cr)?|BOD5?|NH3-?N|TP|TN|TDS|SS|[XYZ]|H)$/i

/** @param text one part of a heading; units and line breaks in it are fine */
export function isHeadingWord(text: string): boolean {
  const plain = toPlainText(text).replaceAll(/\s/g, '')
  if (plain === '' || plain.length > MAX_HEADING_LENGTH) return false
  const bare = plain.replace(/[*:：]+$|^[*#]+/g, '').replace(/[([【][^()[\]【】]*[)\]】]$/, '')
  return CHINESE.test(bare) || ENGLISH.test(bare) || SYMBOLS.test(bare)
}
