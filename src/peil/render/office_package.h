#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include <pugixml.hpp>

#include "peil/base/zip_parts.h"

namespace peil::render {

/// An Office Open XML file that is there already (ISO/IEC 29500-2) and of which parts are changed,
/// with what they are and what they point at. What is not touched stays as it is, byte by byte.
class OfficePackage {
 public:
  /// Contract  the bytes outlive this.
  explicit OfficePackage(std::string_view bytes);

  /// An archive of parts that says what they are, with relations that can be read.
  bool ok() const { return ok_; }
  bool has(const std::string& name) const { return names_.contains(name); }
  /// "" where there is no such part, or it is broken or too large (ZipParts).
  std::string bytes(const std::string& name);
  /// False where it is no XML.
  bool load(const std::string& name, pugi::xml_document& xml);
  std::string content_type(const std::string& name) const;

  struct Relation {
    std::string id, type;
    std::string target;    ///< as it is written
    std::string to;        ///< the part; the target where that lies outside the file
    bool outside = false;  ///< a page on the web
  };
  /// `from` is a part, or "" for the file itself.
  std::vector<Relation> relations(const std::string& from) const;
  /// What `from` points at by relations of a kind, "chart"; in the order of the file.
  std::vector<std::string> related(const std::string& from, std::string_view kind) const;
  /// The part that `from` calls `id`; "" where it calls none so.
  std::string target(const std::string& from, const std::string& id) const;

  /// A name like that of `part`, "ppt/charts/chart7.xml", which no part has or was promised.
  std::string new_name(const std::string& part);
  void put(const std::string& name, std::string bytes, const std::string& content_type);
  void put(const std::string& name, const pugi::xml_document& xml);  ///< in its place
  /// Gives the id, one of its own where none is asked for.
  std::string relate(const std::string& from, const std::string& type, const std::string& to,
                     std::string id = "");
  void forget_relations(const std::string& from);
  void forget_relation(const std::string& from, const std::string& id);
  /// All relations that lead to `part` lead to another.
  void redirect(const std::string& part, const std::string& to);
  /// Takes out the parts that nothing leads to any more. Those that nothing led to stay.
  void sweep();

  /// Throws    OutsideError where memory runs out.
  std::string file();

 private:
  void read();
  bool read_relations(const std::string& name);
  std::set<std::string> reached() const;
  void take_out(const std::string& name);
  pugi::xml_node kind_of(const std::string& name) const;

  std::string_view bytes_;
  ZipParts archive_;
  bool ok_ = false;
  std::size_t read_ = 0;                    ///< relations
  std::set<std::string> names_, promised_;  ///< promised: in small letters
  std::set<std::string> reached_;           ///< before anything changed, or since the last sweep
  std::map<std::string, std::vector<Relation>> relations_;
  std::set<std::string> related_anew_;  ///< whose relations are no longer those of the file
  pugi::xml_document types_;
  std::map<std::string, std::optional<std::string>> changed_;
};

}  // namespace peil::render
