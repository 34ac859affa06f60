#include "peil/render/word_file.h"

#include "peil/render/office_parts.h"
#include "peil/render/office_xml.h"
#include "peil/render/word_body.h"
#include "peil/render/word_styles.h"

namespace peil::render {
namespace {

constexpr const char* type = "application/vnd.openxmlformats-officedocument.wordprocessingml.";
constexpr const char* document_part = "word/document.xml";

std::string kind(const char* of) { return std::string(type) + of + "+xml"; }

pugi::xml_node put_word_root(pugi::xml_document& xml, const char* name) {
  return put_root(xml, name,
                  {{"xmlns:w", std::string(office) + "wordprocessingml/2006/main"},
                   {"xmlns:r", std::string(office) + "officeDocument/2006/relationships"},
                   {"xmlns:wp", std::string(office) + "drawingml/2006/wordprocessingDrawing"}});
}

// The page's number at the foot.
void write_footer(pugi::xml_document& xml) {
  pugi::xml_node p = put(put_word_root(xml, "w:ftr"), "w:p");
  pugi::xml_node about = put(p, "w:pPr");
  put(about, "w:pStyle", {{"w:val", "Note"}});
  put(about, "w:jc", {{"w:val", "right"}});
  pugi::xml_node number = put(p, "w:fldSimple", {{"w:instr", "PAGE"}});
  put(put(number, "w:r"), "w:t").text() = "1";
}

// What has to stand on every page.
void write_header(pugi::xml_document& xml, const std::string& warning) {
  pugi::xml_node p = put(put_word_root(xml, "w:hdr"), "w:p");
  put(put(p, "w:pPr"), "w:pStyle", {{"w:val", "Warning"}});
  put(put(p, "w:r"), "w:t").text() = warning.c_str();
}

void write_settings(pugi::xml_document& xml, const std::string& language) {
  pugi::xml_node settings = put_word_root(xml, "w:settings");
  pugi::xml_node compatible = put(settings, "w:compat");
  put(compatible, "w:compatSetting",
      {{"w:name", "compatibilityMode"},
       {"w:uri", "http://schemas.microsoft.com/office/word"},
       {"w:val", "15"}});
  put(settings, "w:themeFontLang", {{"w:val", language}});
}

void relate(OfficeParts& parts, const char* what, const std::string& name, const std::string& id) {
  parts.relate(document_part, office_relation(what), "word/" + name, id);
}

// A4 upright, margins of 2 cm.
void write_page(pugi::xml_node body, bool warned) {
  pugi::xml_node page = put(body, "w:sectPr");
  if (warned) put(page, "w:headerReference", {{"w:type", "default"}, {"r:id", "header"}});
  put(page, "w:footerReference", {{"w:type", "default"}, {"r:id", "footer"}});
  put(page, "w:pgSz", {{"w:w", "11906"}, {"w:h", "16838"}});
  put(page, "w:pgMar",
      {{"w:top", "1134"},
       {"w:right", "1134"},
       {"w:bottom", "1134"},
       {"w:left", "1134"},
       {"w:header", "567"},
       {"w:footer", "567"},
       {"w:gutter", "0"}});
}

}  // namespace

std::string word_file(const Document& d) {
  OfficeParts parts;
  parts.relate("", office_relation("officeDocument"), document_part);
  const std::string title = flat(d.title) + " – " + flat(d.organisation);
  add_core_properties(parts, d.warning.empty() ? title : d.warning + " – " + title, d.language);

  pugi::xml_document text;
  pugi::xml_node body = put(put_word_root(text, "w:document"), "w:body");
  WordBody writing(d.language, d.style);
  writing.document(body, d);
  write_page(body, !d.warning.empty());
  parts.add(document_part, text, kind("document.main"));

  const auto add = [&](const char* name, const char* of, const auto& write) {
    pugi::xml_document xml;
    write(xml);
    parts.add(std::string("word/") + name + ".xml", xml, kind(of));
    relate(parts, of, std::string(name) + ".xml", of);
  };
  add("styles", "styles", [&](auto& xml) { write_word_styles(xml, d.language, d.style); });
  add("numbering", "numbering", write_word_numbering);
  add("settings", "settings", [&](auto& xml) { write_settings(xml, d.language); });
  add("footer1", "footer", write_footer);
  if (!d.warning.empty())
    add("header1", "header", [&](auto& xml) { write_header(xml, d.warning); });
  std::size_t n = 0;
  for (const std::string& png : writing.pictures()) {
    const std::string number = std::to_string(++n), name = "media/peil-chart-" + number + ".png";
    parts.add("word/" + name, png, "image/png");
    relate(parts, "image", name, "peilChart" + number);
  }
  return parts.file();
}

}  // namespace peil::render
