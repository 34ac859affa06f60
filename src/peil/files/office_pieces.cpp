#include <algorithm>
#include <array>
#include <map>
#include <set>

#include "peil/base/digest.h"
#include "peil/base/text.h"
#include "peil/files/letter_xml.h"
#include "peil/files/office_markup.h"
#include "peil/files/office_words.h"
#include "peil/files/published_package.h"
#include "peil/files/published_parts.h"
#include "peil/ports/held_piece.h"

namespace peil::files {
namespace {

constexpr unsigned read_whole = pugi::parse_default | pugi::parse_ws_pcdata_single;
constexpr std::string_view of_people = "(not by peil) ";
constexpr int deepest_file = 2;  // within each other: the workbook behind a chart
// Parts that programs write anew when they save and in which no reader finds anything
// (docs/commands/verify.md); the theme only of a .docx, whose styles name no colours of it.
constexpr std::array idle_kinds{"settings",       "webSettings", "fontTable", "extended-properties",
                                "thumbnail",      "calcChain",   "presProps", "viewProps",
                                "printerSettings"};

bool is_workbook(const std::string& part) { return part.ends_with(".xlsx"); }

std::string_view kind_of(const PublishedRelation& relation) {
  const std::string_view type = relation.type;
  return type.substr(type.rfind('/') + 1);
}

/// A file, part by part as they lead to each other: their names are no part of what is held.
class PackagePieces {
 public:
  PackagePieces(std::string_view bytes, std::string within, int depth)
      : package_(bytes), within_(std::move(within)), depth_(depth) {}

  bool read() {
    if (!package_.why().empty()) return failed(package_.why());
    read_shared_texts();
    follow("", package_.relations(""), {}, {});
    for (const std::string& name : package_.names()) {
      if (!why_.empty()) break;
      if (seen_.contains(name) || name.ends_with('/') || name == "[Content_Types].xml" ||
          name.find("_rels/") != std::string::npos)
        continue;
      hold(name, "a part that nothing in the file leads to", false);
      visit(name, {});
    }
    return why_.empty();
  }

  std::vector<PublishedPiece> pieces;
  const std::string& why() const { return why_; }

 private:
  /// Where a part stands.
  struct Place {
    std::string pages;    ///< numbers that the slide may show, as "/4/3/", or ""
    bool is_own = false;  ///< people made the slide that it belongs to
  };
  using Relations = std::vector<PublishedRelation>;

  bool failed(const std::string& why) {
    if (why_.empty()) why_ = why;
    return false;
  }

  // What people made reads like nothing of peil's, so that neither is taken for the other.
  void hold(const std::string& part, const std::string& markup, bool is_own,
            std::string_view whose = "") {
    pieces.push_back(held_piece(within_ + part, std::string(whose) + markup, is_own));
  }

  bool is_xml(const std::string& name) const {
    const std::string type = package_.content_type(name);
    if (type.empty()) return name.ends_with(".xml");
    return type.ends_with("xml") && !type.starts_with("image/");
  }

  // False: it is no XML, or there is none of that name.
  bool load(const std::string& name, std::string& text, pugi::xml_document& xml) {
    if (!is_xml(name)) return false;
    auto part = package_.part(name);
    if (!part) return package_.why().empty() ? false : failed(package_.why());
    text = std::move(*part);
    std::string why;
    if (read_letter_xml(text, read_whole, xml, why)) return true;
    return failed(why.empty() ? "its part " + within_ + name + " is broken" : why);
  }

  void read_shared_texts() {
    for (const std::string& name : package_.names()) {
      if (!package_.content_type(name).ends_with("sharedStrings+xml")) continue;
      std::string text;
      pugi::xml_document xml;
      if (load(name, text, xml)) shared_ = shared_texts(xml.document_element());
    }
  }

  bool is_idle(const std::string& from, const PublishedRelation& relation) const {
    const std::string_view kind = kind_of(relation);
    if (std::ranges::find(idle_kinds, kind) != idle_kinds.end()) return true;
    return kind == "theme" &&
           package_.content_type(from).find("wordprocessingml") != std::string::npos;
  }

  bool is_own_slide(const std::string& name) {
    const auto [known, is_new] = own_slides_.try_emplace(name, false);
    std::string text;
    pugi::xml_document xml;
    if (!is_new || !load(name, text, xml)) return known->second;
    const auto is_of_peil = [](const pugi::xpath_node& shape) {
      return std::string_view(shape.node().attribute("name").value()).starts_with("peil/");
    };
    return known->second = std::ranges::none_of(xml.select_nodes("//p:cNvPr"), is_of_peil);
  }

  const std::string& layout_name(const std::string& name) {
    const auto [known, is_new] = layouts_.try_emplace(name);
    std::string text;
    pugi::xml_document xml;
    if (is_new && load(name, text, xml))
      known->second = xml.document_element().child("p:cSld").attribute("name").value();
    return known->second;
  }

  // What is told of a relation: a part of XML by its kind, as it is held itself; any other by its
  // bytes.
  std::string told(const PublishedRelation& to) {
    if (to.outside) return to.type + " outside: " + to.to;
    std::string all = to.type + " " + package_.content_type(to.to);
    if (kind_of(to) == "slideLayout") return all + " " + layout_name(to.to);
    if (is_xml(to.to) || is_workbook(to.to)) return all;
    const auto bytes = package_.part(to.to);
    return all + (bytes ? " SHA-256 " + sha256(*bytes) : " that is not there");
  }

  void visit(const std::string& name, const Place& place) {
    if (!why_.empty() || !seen_.insert(name).second) return;
    if (is_workbook(name)) return workbook(name);
    const Relations relations = package_.relations(name);
    std::vector<std::string> leads;
    if (!read_part(name, place, relations, leads)) return;
    follow(name, relations, leads, place);
  }

  void workbook(const std::string& name) {
    const auto bytes = package_.part(name);
    if (!bytes || depth_ >= deepest_file) {
      failed("its part " + within_ + name + " is not there, or lies too deep");
      return;
    }
    PackagePieces inside(*bytes, within_ + name + "/", depth_ + 1);
    if (!inside.read()) failed(inside.why());
    for (PublishedPiece& piece : inside.pieces)
      if (piece.place != PublishedPiece::Place::Idle) piece.place = PublishedPiece::Place::Aside;
    std::ranges::move(inside.pieces, std::back_inserter(pieces));
  }

  bool read_part(const std::string& name, const Place& place, const Relations& relations,
                 std::vector<std::string>& leads) {
    std::string text;
    pugi::xml_document xml;
    if (!load(name, text, xml)) return false;
    OfficeWords spoken(shared_, place.pages, is_master(name));
    if (package_.content_type(name).ends_with("core-properties+xml"))
      spoken.keep(xml.document_element().child("dc:title").text().get());
    else
      spoken.read(xml);
    std::ranges::move(spoken.pieces, std::back_inserter(pieces));
    using Kind = OfficeMarkup::Kind;
    const bool is_letter =
        package_.content_type(name).ends_with("wordprocessingml.document.main+xml");
    OfficeMarkup markup(is_letter      ? Kind::Letter
                        : place.is_own ? Kind::OwnSlide
                                       : Kind::Rest,
                        place.pages, [&](std::string_view id) {
                          const auto to = std::ranges::find(relations, id, &PublishedRelation::id);
                          return to == relations.end() ? std::string(id) : told(*to);
                        });
    for (MarkupChunk& chunk : markup.chunks(xml.document_element())) {
      const bool own = chunk.is_slide && leads_to_own_slides(chunk, relations);
      hold(name, chunk.markup, chunk.is_writing || own, own || place.is_own ? of_people : "");
      std::ranges::move(chunk.leads, std::back_inserter(leads));
    }
    return true;
  }

  bool is_master(const std::string& name) const {
    const std::string type = package_.content_type(name);
    return std::ranges::any_of(std::array{"slideMaster+xml", "slideLayout+xml", "notesMaster+xml"},
                               [&](const char* kind) { return type.ends_with(kind); });
  }

  bool leads_to_own_slides(const MarkupChunk& chunk, const Relations& relations) {
    return !chunk.leads.empty() && std::ranges::all_of(chunk.leads, [&](const std::string& id) {
      const auto to = std::ranges::find(relations, id, &PublishedRelation::id);
      return to != relations.end() && is_own_slide(to->to);
    });
  }

  // First what its markup names, then the rest by kind.
  void follow(const std::string& from, Relations relations, const std::vector<std::string>& leads,
              const Place& place) {
    std::size_t slide = 0, of_peil = 0;
    for (const std::string& id : leads) {
      const auto to = std::ranges::find(relations, id, &PublishedRelation::id);
      if (to == relations.end() || to->outside) continue;
      Place there = place;
      if (kind_of(*to) == "slide") {
        // Links between slides do not say in which order they are shown.
        if (!package_.content_type(from).ends_with("presentation.main+xml")) continue;
        there.is_own = is_own_slide(to->to);
        if (!there.is_own) ++of_peil;
        // Programs work the number out when they show it: what is kept may be from before.
        there.pages = "/" + std::to_string(++slide) + "/" + std::to_string(of_peil) + "/";
      }
      visit(to->to, there);
    }
    std::ranges::stable_sort(relations, {}, &PublishedRelation::type);
    for (const PublishedRelation& to : relations) {
      if (std::ranges::find(leads, to.id) != leads.end()) continue;
      if (is_idle(from, to)) {
        if (!to.outside) seen_.insert(to.to);
        continue;
      }
      hold(relations_part(from), "leads to " + told(to), is_own_relation(to, place),
           place.is_own ? of_people : "");
      if (!to.outside && kind_of(to) != "slide") visit(to.to, place);
    }
  }

  static bool is_own_relation(const PublishedRelation& to, const Place& place) {
    constexpr std::array own{"slideLayout", "notesSlide", "notesMaster", "slide"};
    return place.is_own && std::ranges::find(own, kind_of(to)) != own.end();
  }

  PublishedPackage package_;
  std::string within_;
  int depth_;
  std::string why_;
  std::vector<std::string> shared_;
  std::set<std::string> seen_;
  std::map<std::string, bool> own_slides_;
  std::map<std::string, std::string> layouts_;  ///< their names
};

}  // namespace

std::optional<std::vector<PublishedPiece>> office_pieces(std::string_view bytes, std::string& why) {
  PackagePieces reading(bytes, "", 0);
  if (reading.read()) return std::move(reading.pieces);
  why = reading.why();
  return {};
}

}  // namespace peil::files
