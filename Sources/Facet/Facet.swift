// What a library user imports: the language, its checks, the renderer, and sites made of pages.
@_exported import FacetAnalysis
@_exported import FacetCodegen
@_exported import FacetRender
@_exported import FacetSyntax
@_exported import FacetValue
