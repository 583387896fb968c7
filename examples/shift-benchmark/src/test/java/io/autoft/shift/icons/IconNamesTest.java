package io.autoft.shift.icons;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IconNamesTest {

  private static final Concepts CONCEPTS = Concepts.read();
  private static final Roles ROLES = Roles.read();

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({
    "lucide, house, home, Outline",
    "tabler, bell-filled, bell, Solid",
    "ri, calendar-2-line, calendar 2, Outline",
    "ri, credit-card-fill, credit card, Solid",
    "ph, key-duotone, key, TwoTone",
    "ph, magnifying-glass-thin, search, Thin",
    "pixelarticons, mail, mail, Pixel",
    "noto, bell, bell, Emoji",
    "icon-park-twotone, lock, lock, TwoTone",
    "jam, star-f, star, Solid"
  })
  void sayWhatIsDrawnAndHow(String set, String name, String thing, Style style) {
    var icon = new Icon(set, name, "");

    assertThat(ROLES.style(icon)).isEqualTo(style);
    assertThat(CONCEPTS.label(icon))
        .isEqualTo(
            CONCEPTS.names().contains(thing)
                ? OptionalInt.of(CONCEPTS.names().indexOf(thing))
                : OptionalInt.empty());
  }

  /** A name of words for its style alone, such as the letter for bold type. */
  @Test
  void haveNoThingWhereOnlyTheStyleIsNamed() {
    assertThat(CONCEPTS.label(new Icon("tabler", "bold", ""))).isEmpty();
  }

  @Test
  void giveNoDesignerTwoRoles() {
    var trained = new IconSet("lucide", "Ann", "ISC", "", List.of());
    var unseen = new IconSet("noto", "Ann", "ISC", "", List.of());

    assertThatThrownBy(() -> ROLES.check(List.of(trained, unseen)))
        .hasMessageContaining("Ann has sets for Training and for Unseen");
  }
}
