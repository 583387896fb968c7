package io.autoft.shift.icons;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What is drawn for the task, and what the model learns from before it. */
class IconSetsTest {

  private static final Roles ROLES = Roles.read();
  private static final Concepts CONCEPTS = Concepts.read();
  private static final IconSet TRAINING = set("lucide", "Ann", "bell", "h8");
  private static final IconSet UNSEEN = set("noto", "Bob", "bell", "h8");

  @Test
  void keepADrawingOnceInTheRoleThatComesFirst() {
    var other = set("noto", "Bob", "star", "h12");
    var pictures = new TaskPictures(ROLES, CONCEPTS).of(List.of(UNSEEN, other, TRAINING));

    assertThat(pictures).extracting(p -> p.icon().set()).containsExactly("lucide", "noto");
    assertThat(pictures).extracting(p -> p.icon().name()).containsExactly("bell", "star");
  }

  @Test
  void keepEqualDrawingsOfDifferentThings() {
    var star = set("noto", "Bob", "star", "h8");

    assertThat(new TaskPictures(ROLES, CONCEPTS).of(List.of(TRAINING, star))).hasSize(2);
  }

  @Test
  void teachNothingOfDesignersWhoHaveARole() {
    var free = set("free", "Cid", "bell", "h12");
    var same = set("more-of-lucide", "Ann", "bell", "h12");
    var fork = set("famicons", "Dee", "bell", "h12");
    var logos = new IconSet("brands", "Eve", "MIT", "Logos", free.icons());

    assertThat(CaptionedIcons.sets(List.of(TRAINING, UNSEEN, free, same, fork, logos), ROLES))
        .containsExactly(free);
  }

  /** Under whatever name: the captions are words of the task's things. */
  @Test
  void teachNoDrawingOfTheTask() {
    var task = new TaskPictures(ROLES, CONCEPTS).of(List.of(TRAINING));
    var copy = set("free", "Cid", "star", "h8");
    var other = set("others", "Dee", "home", "h12");
    var icons = CaptionedIcons.of(List.of(TRAINING, copy, other), ROLES, CONCEPTS, task);

    assertThat(icons.data().captions()).containsExactly("home");
  }

  private static IconSet set(String name, String author, String icon, String width) {
    var svg =
        "<svg xmlns='http://www.w3.org/2000/svg' width='16' height='16' viewBox='0 0 16 16'>"
            + "<path d='M0 0%sv16H0z'/></svg>".formatted(width);
    return new IconSet(name, author, "MIT", "", List.of(new Icon(name, icon, svg)));
  }
}
