#pragma once

#include <pugixml.hpp>

#include "peil/report/deposit.h"

namespace peil::report {

/// Names what `diwoo:` stands for in a sitemap.
void declare_diwoo(pugi::xml_node urlset);

/// What the index of the Wet open overheid asks of a file of data, behind its address in a sitemap:
/// who publishes it, its title, under which category of information, of what it is part, and when
/// it was adopted. No format: the index takes it from the file.
///
/// Source    DiWoo metadata 0.9.8, https://standaarden.overheid.nl/diwoo/metadata/
/// Contract  the deposit says under which category (DepositAbout::woo).
void add_diwoo(pugi::xml_node url, const Deposit& deposit, const DepositFile& file);

}  // namespace peil::report
