"""XML of strangers: parsed without ever declaring, fetching or expanding anything."""

from collections.abc import Callable
from xml.etree.ElementTree import Element, ParseError, fromstring
from xml.parsers import expat

MAXIMUM_BYTES = 50_000_000  # more than any office reviews by hand


def parsed(content: bytes, refuse: Callable[[str], Exception]) -> Element:
    """The root of an XML document; raises what ``refuse`` makes of a plain reason.

    Refused: more than ``MAXIMUM_BYTES``, text that is not well-formed, any document type or entity declaration.
    """
    if len(content) > MAXIMUM_BYTES:
        raise refuse(f"it is larger than {MAXIMUM_BYTES // 1_000_000} MB")

    def declared(*_: object) -> None:
        raise refuse("it declares a document type or entities, which is not allowed")

    # The tree builder of the standard library has no such hook, so the whole is looked through first.
    guard = expat.ParserCreate()
    guard.StartDoctypeDeclHandler = declared
    guard.EntityDeclHandler = declared
    try:
        guard.Parse(content, True)
        return fromstring(content)  # nothing can be declared in it, as was just seen
    except (expat.ExpatError, ParseError, LookupError, ValueError) as error:
        raise refuse(f"it is not well-formed XML ({error})") from error
