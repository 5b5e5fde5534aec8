"""XMP metadata (ISO 16684-1): what the file is, that it claims PDF/A-3a and PDF/UA-1, and the avis's own facts."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Final
from xml.sax.saxutils import escape

NAMESPACE: Final = "urn:avise:avis:1#"
PREFIX: Final = "avise"
PRODUCER: Final = "Avisé"

_PACKET: Final = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
 <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
  <rdf:Description rdf:about=""
    xmlns:dc="http://purl.org/dc/elements/1.1/"
    xmlns:xmp="http://ns.adobe.com/xap/1.0/"
    xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"
    xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"
    xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
    xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"
    xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#"
    xmlns:{prefix}="{namespace}">
   <dc:format>application/pdf</dc:format>
   <dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
   <dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>
   <dc:description><rdf:Alt><rdf:li xml:lang="x-default">{subject}</rdf:li></rdf:Alt></dc:description>
   <dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
   <xmp:CreatorTool>{producer}</xmp:CreatorTool>
   <xmp:CreateDate>{instant}</xmp:CreateDate>
   <xmp:ModifyDate>{instant}</xmp:ModifyDate>
   <xmp:MetadataDate>{instant}</xmp:MetadataDate>
   <pdfaid:part>3</pdfaid:part>
   <pdfaid:conformance>A</pdfaid:conformance>
   <pdfuaid:part>1</pdfuaid:part>
{properties}
   <pdfaExtension:schemas>
    <rdf:Bag>
{schemas}
    </rdf:Bag>
   </pdfaExtension:schemas>
  </rdf:Description>
 </rdf:RDF>
</x:xmpmeta>
<?xpacket end="r"?>"""

_SCHEMA: Final = """     <rdf:li rdf:parseType="Resource">
      <pdfaSchema:schema>{name}</pdfaSchema:schema>
      <pdfaSchema:namespaceURI>{namespace}</pdfaSchema:namespaceURI>
      <pdfaSchema:prefix>{prefix}</pdfaSchema:prefix>
      <pdfaSchema:property>
       <rdf:Seq>
{properties}
       </rdf:Seq>
      </pdfaSchema:property>
     </rdf:li>"""

_PROPERTY: Final = """        <rdf:li rdf:parseType="Resource">
         <pdfaProperty:name>{name}</pdfaProperty:name>
         <pdfaProperty:valueType>{type}</pdfaProperty:valueType>
         <pdfaProperty:category>internal</pdfaProperty:category>
         <pdfaProperty:description>{description}</pdfaProperty:description>
        </rdf:li>"""


def packet(
    *,
    title: str,
    author: str,
    subject: str,
    language: str,
    instant: datetime,
    properties: Mapping[str, str],
    kind: str = "avis",
) -> bytes:
    """Return the XMP packet. ``properties``: text values of our own schema for this kind of document, by local name."""
    namespace = f"urn:avise:{kind}:1#"
    own = "\n".join(
        f"   <{PREFIX}:{name}>{escape(value)}</{PREFIX}:{name}>" for name, value in properties.items()
    )
    described = [
        _PROPERTY.format(name=name, type="Text", description=f"{kind}: {name}") for name in properties
    ]
    accessible = _PROPERTY.format(name="part", type="Integer", description="part of ISO 14289")
    schemas = [
        _SCHEMA.format(
            name="PDF/UA identification",
            namespace="http://www.aiim.org/pdfua/ns/id/",
            prefix="pdfuaid",
            properties=accessible,
        ),
        _SCHEMA.format(
            name=kind.capitalize(), namespace=namespace, prefix=PREFIX, properties="\n".join(described)
        ),
    ]
    return _PACKET.format(
        prefix=PREFIX,
        namespace=namespace,
        title=escape(title),
        author=escape(author),
        subject=escape(subject),
        language=language,
        producer=PRODUCER,
        instant=instant.isoformat(),
        properties=own,
        schemas="\n".join(schemas),
    ).encode()


def pdf_instant(instant: datetime) -> str:
    """Return an aware instant as PDF writes it (``D:20250520000000-04'00'``)."""
    offset = instant.strftime("%z")
    return f"D:{instant:%Y%m%d%H%M%S}{offset[:3]}'{offset[3:5]}'"
