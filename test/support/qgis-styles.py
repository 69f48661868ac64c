"""What QGIS makes of a GeoPackage's layers without being told: prints JSON.

Arguments: file, layer names. For each layer its renderer, legend, column titles, and for each feature the colours of the symbol
layers that it would be drawn with, from bottom to top.
"""
import json
import sys

from qgis.core import QgsApplication, QgsExpressionContext, QgsExpressionContextUtils, QgsRenderContext, QgsSymbolLayer, QgsVectorLayer

QgsApplication.setPrefixPath("/usr", True)
application = QgsApplication([], False)
application.initQgis()


def colours(symbol, context):
    found = []
    for layer in symbol.symbolLayers():
        properties = layer.dataDefinedProperties()
        enabled, _ = properties.valueAsBool(QgsSymbolLayer.PropertyLayerEnabled, context.expressionContext(), True)
        if not enabled:
            continue
        kind = layer.layerType()
        if kind == "LinePatternFill":
            inner = layer.subSymbol().symbolLayers()[0]
            found.append([kind, inner.color().name(), inner.color().alpha()])
        elif kind == "SimpleMarker":
            name, _ = properties.valueAsString(QgsSymbolLayer.PropertyName, context.expressionContext(), layer.properties()["name"])
            fill, _ = properties.valueAsColor(QgsSymbolLayer.PropertyFillColor, context.expressionContext(), layer.fillColor())
            found.append([name, fill.name(), fill.alpha()])
        else:
            found.append([kind, layer.color().name(), layer.color().alpha()])
    return found


result = {}
for name in sys.argv[2:]:
    layer = QgsVectorLayer(f"{sys.argv[1]}|layername={name}", name, "ogr")
    context = QgsRenderContext()
    context.setExpressionContext(QgsExpressionContext(QgsExpressionContextUtils.globalProjectLayerScopes(layer)))
    renderer = layer.renderer().clone()
    features = []
    renderer.startRender(context, layer.fields())
    for feature in layer.getFeatures():
        context.expressionContext().setFeature(feature)
        # Rules nested in rules answer the same symbol twice.
        symbols = renderer.symbolsForFeature(feature, context)
        features.append(colours(symbols[0], context) if symbols else None)
    renderer.stopRender(context)
    result[name] = {
        "renderer": renderer.type(),
        "legend": [item.label() for item in renderer.legendSymbolItems()],
        "titles": {field.name(): field.displayName() for field in layer.fields()},
        "features": features,
    }
sys.stdout.write(json.dumps(result))
sys.stdout.flush()
