/** How many people a search shows; one more tells that there are more. */
export const mostPeople = 50
