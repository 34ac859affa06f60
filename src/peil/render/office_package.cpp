#include "peil/render/office_package.h"

#include <algorithm>

#include "peil/base/text.h"
#include "peil/render/office_parts.h"
#include "peil/render/office_xml.h"

namespace peil::render {
namespace {

constexpr const char* kinds_part = "[Content_Types].xml";
constexpr unsigned kept_whole = pugi::parse_full | pugi::parse_ws_pcdata;
constexpr std::size_t most_relations = 200'000;  // a show of 10,000 slides has half of that
constexpr std::string_view relations_folder = "_rels/", relations_ending = ".rels";

// PowerPoint takes names that differ in capitals for one.
std::string small_letters(std::string name) {
  std::ranges::transform(name, name.begin(),
                         [](char c) { return c >= 'A' && c <= 'Z' ? char(c - 'A' + 'a') : c; });
  return name;
}

std::string folder_of(const std::string& part) { return part.substr(0, part.rfind('/') + 1); }

// "ppt/charts/chart1.xml" of "../charts/chart1.xml" in a part of "ppt/slides".
std::string resolved(const std::string& from, const std::string& target) {
  const std::string whole = target.starts_with('/') ? target : folder_of(from) + target;
  std::vector<std::string> steps;
  for (const std::string_view step : split(whole, '/')) {
    if (step == "..") {
      if (!steps.empty()) steps.pop_back();
    } else if (!step.empty() && step != ".") {
      steps.emplace_back(step);
    }
  }
  return join(steps, "/");
}

// The part to which "ppt/_rels/presentation.xml.rels" belongs; nothing of what is no such list.
std::optional<std::string> source_of(const std::string& name) {
  const std::string folder = folder_of(name);
  if (!folder.ends_with(relations_folder) || !name.ends_with(relations_ending)) return {};
  const std::string file = name.substr(folder.size());
  return folder.substr(0, folder.size() - relations_folder.size()) +
         file.substr(0, file.size() - relations_ending.size());
}

}  // namespace

OfficePackage::OfficePackage(std::string_view bytes) : bytes_(bytes), archive_(bytes) {
  if (archive_.ok()) read();
}

void OfficePackage::read() {
  for (const std::string& name : archive_.names()) {
    names_.insert(name);
    promised_.insert(small_letters(name));
  }
  if (!load(kinds_part, types_)) return;
  for (const std::string& name : archive_.names())
    if (!read_relations(name)) return;
  ok_ = relations_.contains("");
  reached_ = reached();
}

bool OfficePackage::read_relations(const std::string& name) {
  const auto source = source_of(name);
  if (!source) return true;
  pugi::xml_document xml;
  if (!load(name, xml)) return false;
  std::vector<Relation>& all = relations_[*source];
  for (const pugi::xml_node& r : xml.document_element().children("Relationship")) {
    Relation one{r.attribute("Id").value(), r.attribute("Type").value(),
                 r.attribute("Target").value(), "",
                 std::string_view(r.attribute("TargetMode").value()) == "External"};
    one.to = one.outside ? one.target : resolved(*source, one.target);
    all.push_back(std::move(one));
    if (++read_ > most_relations) return false;
  }
  return true;
}

std::string OfficePackage::bytes(const std::string& name) {
  if (const auto changed = changed_.find(name); changed != changed_.end())
    return changed->second.value_or("");
  return has(name) ? archive_.part(name).value_or("") : "";
}

bool OfficePackage::load(const std::string& name, pugi::xml_document& xml) {
  const std::string part = bytes(name);
  return !part.empty() && xml.load_buffer(part.data(), part.size(), kept_whole);
}

pugi::xml_node OfficePackage::kind_of(const std::string& name) const {
  for (const pugi::xml_node& kind : types_.document_element().children("Override"))
    if (small_letters(kind.attribute("PartName").value()) == "/" + small_letters(name)) return kind;
  return {};
}

std::string OfficePackage::content_type(const std::string& name) const {
  if (const pugi::xml_node kind = kind_of(name)) return kind.attribute("ContentType").value();
  const std::string ending = small_letters(name.substr(name.rfind('.') + 1));
  for (const pugi::xml_node& kind : types_.document_element().children("Default"))
    if (small_letters(kind.attribute("Extension").value()) == ending)
      return kind.attribute("ContentType").value();
  return "";
}

std::vector<OfficePackage::Relation> OfficePackage::relations(const std::string& from) const {
  const auto found = relations_.find(from);
  return found == relations_.end() ? std::vector<Relation>() : found->second;
}

std::vector<std::string> OfficePackage::related(const std::string& from,
                                                std::string_view kind) const {
  std::vector<std::string> all;
  for (const Relation& r : relations(from))
    if (kind_of_relation(r.type) == kind) all.push_back(r.to);
  return all;
}

std::string OfficePackage::target(const std::string& from, const std::string& id) const {
  for (const Relation& r : relations(from))
    if (r.id == id && !r.outside) return r.to;
  return "";
}

std::string OfficePackage::new_name(const std::string& part) {
  const std::string ending = part.substr(part.rfind('.'));
  const std::string stem = part.substr(0, part.size() - ending.size());
  const std::string begin = stem.substr(0, stem.find_last_not_of("0123456789") + 1);
  for (std::size_t n = 1;; ++n) {
    std::string name = begin + std::to_string(n) + ending;
    if (promised_.insert(small_letters(name)).second) return name;
  }
}

void OfficePackage::put(const std::string& name, std::string bytes,
                        const std::string& content_type) {
  names_.insert(name);
  promised_.insert(small_letters(name));
  changed_[name] = std::move(bytes);
  pugi::xml_node kind = kind_of(name);
  if (!kind)
    kind = render::put(types_.document_element(), "Override",
                       {{"PartName", "/" + name}, {"ContentType", ""}});
  kind.attribute("ContentType") = content_type.c_str();
}

void OfficePackage::put(const std::string& name, const pugi::xml_document& xml) {
  changed_[name] = part_text(xml);
}

std::string OfficePackage::relate(const std::string& from, const std::string& type,
                                  const std::string& to, std::string id) {
  std::vector<Relation>& all = relations_[from];
  for (std::size_t n = all.size() + 1; id.empty(); ++n) {
    const std::string next = "rId" + std::to_string(n);
    if (std::ranges::find(all, next, &Relation::id) == all.end()) id = next;
  }
  all.push_back({id, type, "/" + to, to, false});
  related_anew_.insert(from);
  return id;
}

void OfficePackage::forget_relations(const std::string& from) {
  relations_[from].clear();
  related_anew_.insert(from);
}

void OfficePackage::forget_relation(const std::string& from, const std::string& id) {
  std::erase_if(relations_[from], [&](const Relation& r) { return r.id == id; });
  related_anew_.insert(from);
}

void OfficePackage::redirect(const std::string& part, const std::string& to) {
  for (auto& [from, all] : relations_) {
    for (Relation& r : all) {
      if (r.outside || r.to != part) continue;
      r.to = to, r.target = "/" + to;
      related_anew_.insert(from);
    }
  }
}

std::set<std::string> OfficePackage::reached() const {
  std::set<std::string> all;
  std::vector<std::string> open{""};
  while (!open.empty()) {
    const std::string from = std::move(open.back());
    open.pop_back();
    for (const Relation& r : relations(from))
      if (!r.outside && has(r.to) && all.insert(r.to).second) open.push_back(r.to);
  }
  return all;
}

void OfficePackage::take_out(const std::string& name) {
  names_.erase(name);
  promised_.erase(small_letters(name));
  changed_[name] = std::nullopt;
  changed_[relations_part_of(name)] = std::nullopt;
  relations_.erase(name);
  related_anew_.erase(name);
  if (const pugi::xml_node kind = kind_of(name)) types_.document_element().remove_child(kind);
}

void OfficePackage::sweep() {
  const std::set<std::string> now = reached();
  for (const std::string& name : reached_)
    if (!now.contains(name)) take_out(name);
  reached_ = now;
}

std::string OfficePackage::file() {
  for (const std::string& from : related_anew_) {
    pugi::xml_document xml;
    pugi::xml_node root =
        put_root(xml, "Relationships", {{"xmlns", std::string(office_package) + "relationships"}});
    for (const Relation& r : relations_[from]) {
      pugi::xml_node made =
          render::put(root, "Relationship", {{"Id", r.id}, {"Type", r.type}, {"Target", r.target}});
      if (r.outside) made.append_attribute("TargetMode") = "External";
    }
    changed_[relations_part_of(from)] = part_text(xml);
  }
  changed_[kinds_part] = part_text(types_);
  return zip_with(bytes_, changed_);
}

}  // namespace peil::render
