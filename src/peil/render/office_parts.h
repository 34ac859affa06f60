#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <pugixml.hpp>

namespace peil::render {

/// The parts of an Office Open XML file (ISO/IEC 29500-2), in the order in which they were added.
/// Keeps what each part is and what it points at, so that no list of them has to be kept by hand.
class OfficeParts {
 public:
  /// `name` begins without a slash: "word/document.xml".
  void add(const std::string& name, const pugi::xml_document& xml, std::string content_type);
  void add(const std::string& name, std::string bytes, std::string content_type);
  /// `from` ("" is the file itself) points at the part `to`; gives the id of it, one of its own
  /// where none is asked for.
  std::string relate(const std::string& from, const std::string& type, const std::string& to,
                     std::string id = "");

  /// The parts that `from` points at by relations of a kind, "chart"; in their order.
  std::vector<std::string> related(const std::string& from, std::string_view kind) const;
  /// Of a part that was added; "" of another.
  std::string bytes(const std::string& name) const;

  /// The file. The same parts give the same bytes. Throws OutsideError where memory runs out.
  std::string file() const;

 private:
  struct Part {
    std::string name, bytes, content_type;
  };
  struct Relation {
    std::string from, id, type, to;
  };
  std::vector<Part> parts_;
  std::vector<Relation> relations_;
};

/// The title, the language and a fixed day, as every such file has them, in docProps/core.xml.
void add_core_properties(OfficeParts& parts, std::string_view title, std::string_view language);

/// Namespaces and kinds of relations of Office files: "http://schemas.openxmlformats.org/" + these.
inline constexpr std::string_view office = "http://schemas.openxmlformats.org/";
std::string office_relation(std::string_view kind);  ///< ".../officeDocument/2006/relationships/" +
inline constexpr std::string_view office_package =
    "http://schemas.openxmlformats.org/package/2006/";

/// "chart", the end of the name of a kind of relations.
std::string_view kind_of_relation(std::string_view type);
/// "word/_rels/document.xml.rels" of "word/document.xml".
std::string relations_part_of(const std::string& part);
/// A part as it stands in the file.
std::string part_text(const pugi::xml_document& xml);

}  // namespace peil::render
