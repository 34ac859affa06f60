#pragma once

#include <initializer_list>
#include <string>
#include <utility>

#include <pugixml.hpp>

namespace peil::render {

using XmlAttributes = std::initializer_list<std::pair<const char*, std::string>>;

/// A new last child.
inline pugi::xml_node put(pugi::xml_node parent, const char* name, XmlAttributes attributes = {}) {
  pugi::xml_node made = parent.append_child(name);
  for (const auto& [key, value] : attributes) made.append_attribute(key) = value.c_str();
  return made;
}

/// A new root, behind the declaration that Office files begin with.
inline pugi::xml_node put_root(pugi::xml_document& xml, const char* name,
                               XmlAttributes attributes = {}) {
  pugi::xml_node declaration = xml.append_child(pugi::node_declaration);
  declaration.append_attribute("version") = "1.0";
  declaration.append_attribute("encoding") = "UTF-8";
  declaration.append_attribute("standalone") = "yes";
  return put(xml, name, attributes);
}

}  // namespace peil::render
