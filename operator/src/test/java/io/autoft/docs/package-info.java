/** That the pages for people agree with the repository: the field reference and every link. */
package io.autoft.docs;
