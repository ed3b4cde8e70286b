// An element of an XML document as neutral data: attributes, and either text or elements.

export type XmlElement = {
  readonly name: string;
  /** `xml:lang` is written as such. */
  readonly attributes: Readonly<Record<string, string>>;
  readonly content: string | readonly XmlElement[];
};

export type XmlDocument = { readonly namespace: string; readonly root: XmlElement };
