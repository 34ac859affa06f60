#include "peil/files/accessible_pdf.h"

#include <exception>
#include <memory>

#include "peil/base/html.h"
#include "peil/base/outside_error.h"
#include "peil/files/pdf_content.h"
#include "peil/files/pdf_instructions.h"
#include "peil/files/pdf_library.h"
#include "peil/files/pdf_structure.h"

namespace peil::files {
namespace {

struct PdfIdentity {
  std::string title, language;
};

PdfIdentity identity_of(QPDF& pdf) {
  return {pdf_text_entry(pdf.getTrailer().getKey("/Info"), "/Title"),
          pdf_text_entry(pdf.getRoot(), "/Lang")};
}

bool is_pdf_true(QPDFObjectHandle object) { return object.isBool() && object.getBoolValue(); }

// Whether its structure, its language and its title are there to be used.
bool is_tagged(QPDF& pdf) {
  const PdfIdentity identity = identity_of(pdf);
  return is_pdf_true(pdf_entry(pdf.getRoot().getKey("/MarkInfo"), "/Marked")) &&
         is_pdf_true(pdf_entry(pdf.getRoot().getKey("/ViewerPreferences"), "/DisplayDocTitle")) &&
         !identity.title.empty() && !identity.language.empty();
}

// True where nothing stays open.
bool mend_pdf(QPDF& pdf) {
  try {
    bool all_told = is_tagged(pdf);
    MarkedTexts texts;
    PdfFonts fonts;
    for (QPDFPageObjectHelper& page : QPDFPageDocumentHelper(pdf).getAllPages())
      all_told = mark_page(pdf, page.getObjectHandle(), fonts, texts) && all_told;
    return mend_structure(pdf, texts) && all_told && !pdf.anyWarnings();
  } catch (const std::exception&) {
    return false;
  }
}

// ISO 16684-1 (XMP); ISO 14289-1, 5 for the last property.
std::string metadata_of(const PdfIdentity& identity, bool is_accessible) {
  const auto text = [](const std::string& outside) { return Html::text(outside).markup(); };
  std::string xmp =
      "<?xpacket begin=\"\xef\xbb\xbf\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"
      "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">"
      "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n"
      "<rdf:Description rdf:about=\"\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" "
      "xmlns:pdfuaid=\"http://www.aiim.org/pdfua/ns/id/\">\n";
  if (!identity.title.empty())
    xmp += "<dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">" + text(identity.title) +
           "</rdf:li></rdf:Alt></dc:title>\n";
  if (!identity.language.empty())
    xmp += "<dc:language><rdf:Bag><rdf:li>" + text(identity.language) +
           "</rdf:li></rdf:Bag></dc:language>\n";
  if (is_accessible) xmp += "<pdfuaid:part>1</pdfuaid:part>\n";
  return xmp + "</rdf:Description></rdf:RDF></x:xmpmeta>\n<?xpacket end=\"r\"?>";
}

void add_metadata(QPDF& pdf, bool is_accessible) {
  QPDFObjectHandle metadata =
      QPDFObjectHandle::newStream(&pdf, metadata_of(identity_of(pdf), is_accessible));
  metadata.getDict().replaceKey("/Type", QPDFObjectHandle::newName("/Metadata"));
  metadata.getDict().replaceKey("/Subtype", QPDFObjectHandle::newName("/XML"));
  pdf.getRoot().replaceKey("/Metadata", metadata);
}

void forget_when(QPDF& pdf) {
  QPDFObjectHandle information = pdf.getTrailer().getKey("/Info");
  if (information.isDictionary())
    for (const char* date : {"/CreationDate", "/ModDate"}) information.removeKey(date);
  pdf.getTrailer().removeKey("/ID");
}

std::string pdf_bytes(QPDF& pdf) {
  QPDFWriter writer(pdf);
  writer.setOutputMemory();
  writer.setMinimumPDFVersion("1.7");
  writer.setDeterministicID(true);
  writer.write();
  const std::shared_ptr<Buffer> bytes = writer.getBufferSharedPointer();
  return {reinterpret_cast<const char*>(bytes->getBuffer()), bytes->getSize()};
}

}  // namespace

std::string accessible_pdf(std::string_view printed) {
  try {
    QPDF pdf;
    pdf.setSuppressWarnings(true);
    pdf.setAttemptRecovery(false);
    pdf.processMemoryFile("the PDF", printed.data(), printed.size());
    add_metadata(pdf, mend_pdf(pdf));
    forget_when(pdf);
    return pdf_bytes(pdf);
  } catch (const std::exception& damage) {
    throw OutsideError("chromium printed a PDF that cannot be read (" + std::string(damage.what()) +
                       "): print it again, and look whether the disk is full.");
  }
}

}  // namespace peil::files
